"""Executes the checkout template's tasks with the official Python worker. What a task does depends on its inputs alone,
so that the same order takes the same way on every server. Where the server is, LHC_API_HOST and LHC_API_PORT say."""

import asyncio
from typing import Any

import littlehorse
from littlehorse.config import LHConfig
from littlehorse.exceptions import LHTaskException
from littlehorse.worker import LHTaskWorker, WorkerContext


async def reserve_stock(order_id: str, cart: dict[str, Any]) -> dict[str, Any]:
    if any(item["sku"] == "rare-mug" for item in cart["items"]):
        return {"available": False}
    return {"available": True, "reservation": f"r-{order_id}"}


async def release_stock(order_id: str, reservation: str) -> None:
    pass


async def charge_card(order_id: str, amount: float, card_token: str, context: WorkerContext) -> str:
    if card_token == "tok-declined":
        raise LHTaskException("card-declined", "The bank says no")
    if card_token == "tok-slow":
        await asyncio.sleep(3)
    if card_token.startswith("tok-flaky-") and context.attempt_number < int(card_token[10:]):
        raise RuntimeError("Connection refused")
    return f"receipt-{order_id}"


async def ship_order(order_id: str, cart: dict[str, Any]) -> str:
    return f"track-{order_id}"


async def send_email(to: str, subject: str, body: str) -> None:
    pass


async def main() -> None:
    config = LHConfig()
    tasks = {
        "reserve-stock": reserve_stock,
        "release-stock": release_stock,
        "charge-card": charge_card,
        "ship-order": ship_order,
        "send-email": send_email,
    }
    workers = [LHTaskWorker(task, name, config) for name, task in tasks.items()]
    print("ready", flush=True)
    await littlehorse.start(*workers)


asyncio.run(main())
