"""Executes any TaskDefs with the official Python worker: what a task takes and gives is read from its TaskDef. Results are
the same on every server: those below where a workflow needs a certain one to go on, otherwise the least of their type.
Where the server is, LHC_API_HOST and LHC_API_PORT say. Usage: stand_in_worker.py TASK-DEF…"""

import asyncio
import inspect
import sys
from datetime import datetime, timezone
from typing import Annotated, Any, Callable

import littlehorse
from littlehorse.config import LHConfig
from littlehorse.exceptions import LHTaskException
from littlehorse.lh_struct import LHStructField, lh_struct_def
from littlehorse.model import StructDefId, TaskDefId, TypeDefinition, VariableType
from littlehorse.utils import to_type
from littlehorse.worker import LHTaskWorker, WorkerContext

# The result of tasks on whose result the way depends, from their inputs.
RESULTS: dict[str, Callable[..., Any]] = {
    "greet": lambda name: f"Hello {name}",
    "double-method": lambda value: value,
    "int-method": lambda value: value,
    "bool-method": lambda value: value,
    "string-method": lambda value: value,
    "parent-task-1": lambda value: value + 1,
    "child-task-1": lambda value: value * 2,
    "spider-bite": lambda name: f"Spider-{name}",
    "echo-uuid": lambda uuid: uuid,
    "calculate-next-notification": lambda: 4102444800000,  # the year 2100: no reminder in a test
    "publish-book": lambda name, date: {"name": name, "year": date.year},
    "sentiment-analysis": lambda text: len(text) / 8,
    "process-text": lambda text, score, add, user: {"sentimentScore": score, "user": user},
}


def fail_for_good(*_: Any) -> None:
    raise RuntimeError("It never works")


def no_rooms(*_: Any) -> None:
    raise LHTaskException("no-rooms", "The hotel is full")


RESULTS |= {"fail": fail_for_good, "book-hotel": no_rooms}


async def greet_with_checkpoint(name: str, context: WorkerContext) -> str:
    """The first attempt fails after its checkpoint; the second finds what the first one had."""
    greeting = await context.execute_and_checkpoint(lambda _: f"Hello {name}")
    if context.attempt_number == 0:
        raise RuntimeError("Fails after the checkpoint")
    return f"{greeting} again"


class TypesOfServer:
    """Python's types for those of a TaskDef, as the client wants them in a task's signature."""

    def __init__(self, config: LHConfig) -> None:
        self.stub = config.stub()
        self.structs: dict[str, type] = {}

    def python_type(self, of: TypeDefinition) -> type:
        if of.HasField("struct_def_id"):
            return self.struct(of.struct_def_id.name)
        return to_type(of.primitive_type)

    def struct(self, name: str) -> type:
        if name not in self.structs:
            fields = self.fields(name)
            annotations = {
                f"field_{index}": Annotated[self.field_type(fields[field]), LHStructField(name=field)]
                for index, field in enumerate(fields)
            }
            self.structs[name] = lh_struct_def(name)(type("Struct", (), {"__annotations__": annotations}))
        return self.structs[name]

    def fields(self, name: str) -> dict[str, TypeDefinition]:
        there = self.stub.GetStructDef(StructDefId(name=name, version=-1)).struct_def.fields
        return {field: there[field].field_type for field in sorted(there)}

    def field_type(self, of: TypeDefinition) -> type:
        # In structs the client names TIMESTAMP by Python's class, in signatures by the class of that class.
        is_timestamp = not of.HasField("struct_def_id") and of.primitive_type == VariableType.TIMESTAMP
        return datetime if is_timestamp else self.python_type(of)

    def least(self, of: TypeDefinition, task: str) -> Any:
        """The value that a task gives when nothing else is said."""
        if of.HasField("struct_def_id"):
            name = of.struct_def_id.name
            fields = enumerate(self.fields(name).values())
            return self.struct(name)(**{f"field_{i}": self.least(each, task) for i, each in fields})
        by_type: dict[int, Any] = {
            VariableType.STR: f"{task} is done",
            VariableType.INT: 0,
            VariableType.DOUBLE: 0.5,
            VariableType.BOOL: True,
            VariableType.BYTES: b"",
            VariableType.JSON_OBJ: {},
            VariableType.JSON_ARR: [],
            VariableType.TIMESTAMP: datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
        }
        return by_type[of.primitive_type]


def stand_in(name: str, types: TypesOfServer) -> Callable[..., Any]:
    task_def = types.stub.GetTaskDef(TaskDefId(name=name))
    returns = task_def.return_type

    async def task(*inputs: Any) -> Any:
        *values, context = inputs
        if name == "greet" and values == ["checkpoint"]:
            return await greet_with_checkpoint("checkpoint", context)
        if name in RESULTS:
            return RESULTS[name](*values)
        return types.least(returns.return_type, name) if returns.HasField("return_type") else None

    inputs = [
        inspect.Parameter(
            f"input_{index}", inspect.Parameter.POSITIONAL_ONLY, annotation=types.python_type(each.type_def)
        )
        for index, each in enumerate(task_def.input_vars)
    ]
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_ONLY, annotation=WorkerContext)
    task.__signature__ = inspect.Signature([*inputs, context])  # type: ignore[attr-defined]
    return task


async def main() -> None:
    config = LHConfig()
    types = TypesOfServer(config)
    workers = [LHTaskWorker(stand_in(name, types), name, config) for name in sys.argv[1:]]
    print("ready", flush=True)
    await littlehorse.start(*workers)


asyncio.run(main())
