// Executes the tasks of LittleHorse's examples that take or give native arrays and maps, which the official Python client
// can't carry, with the official Java worker. Usage: java -cp … NativeValuesWorker.java HOST PORT TENANT
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import io.littlehorse.sdk.worker.LHType;
import java.util.List;
import java.util.Map;

public class NativeValuesWorker {
    @LHTaskMethod("produce-array")
    @LHType(isLHArray = true)
    public Long[] produceArray() {
        return new Long[] {4L, 5L, 6L};
    }

    @LHTaskMethod("consume-array")
    public void consumeArray(@LHType(name = "numbers", isLHArray = true) Long[] numbers) {
        if (numbers.length != 6) throw new IllegalStateException("six numbers, not " + numbers.length);
    }

    @LHTaskMethod("consume-map")
    public void consumeMap(@LHType(name = "fruit", isLHMap = true) Map<String, Long> fruit) {
        if (fruit.size() != 3) throw new IllegalStateException("three apples, not " + fruit);
    }

    public static void main(String[] args) {
        LHConfig config = new LHConfig(Map.of(
                "LHC_API_HOST", args[0], "LHC_API_PORT", args[1], "LHC_TENANT_ID", args[2], "LHW_TASK_WORKER_ID", "java-native"));
        for (String task : List.of("produce-array", "consume-array", "consume-map")) {
            LHTaskWorker worker = new LHTaskWorker(new NativeValuesWorker(), task, config);
            worker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
        }
        System.out.println("ready");
    }
}
