// Executes the TaskDefs that it is told with the official Java worker; each gives a text. A worker whose server was gone
// polls again at its next heartbeat, a minute later: so there are six of each, started ten seconds after one another.
// Usage: java -cp … ThreeTasksWorker.java HOST PORT TASK-DEF…
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import java.util.Arrays;
import java.util.Map;

public class ThreeTasksWorker {
    @LHTaskMethod("one")
    public String one() {
        return "one done";
    }

    @LHTaskMethod("two")
    public String two() {
        return "two done";
    }

    @LHTaskMethod("three")
    public String three() {
        return "three done";
    }

    public static void main(String[] args) throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            LHConfig config = new LHConfig(
                    Map.of("LHC_API_HOST", args[0], "LHC_API_PORT", args[1], "LHW_TASK_WORKER_ID", "java-three-" + i));
            for (String task : Arrays.asList(args).subList(2, args.length)) start(task, config);
            if (i == 0) System.out.println("ready");
            Thread.sleep(10_000);
        }
    }

    private static void start(String task, LHConfig config) throws InterruptedException {
        while (true) {
            try {
                LHTaskWorker worker = new LHTaskWorker(new ThreeTasksWorker(), task, config);
                worker.start();
                Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
                return;
            } catch (RuntimeException error) { // the engine is not there just now
                Thread.sleep(500);
            }
        }
    }
}
