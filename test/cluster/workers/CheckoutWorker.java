// Executes the checkout template's tasks with the official Java worker. What a task does depends on its inputs alone,
// so that the same order takes the same way on every server. Usage: java -cp … CheckoutWorker.java HOST PORT
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.common.exception.LHTaskException;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import io.littlehorse.sdk.worker.LHType;
import io.littlehorse.sdk.worker.WorkerContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class CheckoutWorker {
    @LHTaskMethod("reserve-stock")
    public Map<String, Object> reserveStock(@LHType(name = "order-id") String orderId, @LHType(name = "cart") Map<String, Object> cart) {
        List<?> items = (List<?>) cart.get("items");
        boolean rare = items.stream().anyMatch(item -> "rare-mug".equals(((Map<?, ?>) item).get("sku")));
        Map<String, Object> answer = new LinkedHashMap<>(); // whose order of keys is the same in every run
        answer.put("available", !rare);
        if (!rare) answer.put("reservation", "r-" + orderId);
        return answer;
    }

    @LHTaskMethod("release-stock")
    public void releaseStock(@LHType(name = "order-id") String orderId, @LHType(name = "reservation") String reservation) {}

    @LHTaskMethod("charge-card")
    public String chargeCard(
            @LHType(name = "order-id") String orderId,
            @LHType(name = "amount") Double amount,
            @LHType(name = "card-token", masked = true) String cardToken,
            WorkerContext context)
            throws Exception {
        if (cardToken.equals("tok-declined")) throw new LHTaskException("card-declined", "The bank says no");
        if (cardToken.equals("tok-slow")) Thread.sleep(3000);
        // tok-flaky-2: the first two attempts fail for a technical reason.
        if (cardToken.startsWith("tok-flaky-") && context.getAttemptNumber() < Integer.parseInt(cardToken.substring(10)))
            throw new IllegalStateException("Connection refused");
        return "receipt-" + orderId;
    }

    @LHTaskMethod("ship-order")
    public String shipOrder(@LHType(name = "order-id") String orderId, @LHType(name = "cart") Map<String, Object> cart) {
        return "track-" + orderId;
    }

    @LHTaskMethod("send-email")
    public void sendEmail(
            @LHType(name = "to") String to, @LHType(name = "subject") String subject, @LHType(name = "body") String body) {}

    public static void main(String[] args) {
        LHConfig config = new LHConfig(Map.of("LHC_API_HOST", args[0], "LHC_API_PORT", args[1], "LHW_TASK_WORKER_ID", "java-checkout"));
        for (String task : List.of("reserve-stock", "release-stock", "charge-card", "ship-order", "send-email")) {
            LHTaskWorker worker = new LHTaskWorker(new CheckoutWorker(), task, config);
            worker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
        }
        System.out.println("ready");
    }
}
