// Drives a server with the official client and the official worker, both as they come: RunWf, three tasks, COMPLETED.
// Prints one line of JSON. Usage: java -cp … ThreeTasks.java HOST PORT WARM_UP_SECONDS SECONDS IN_FLIGHT WORKER_THREADS
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.common.proto.LHStatus;
import io.littlehorse.sdk.common.proto.LittleHorseGrpc.LittleHorseBlockingStub;
import io.littlehorse.sdk.common.proto.RunWfRequest;
import io.littlehorse.sdk.common.proto.WfRunId;
import io.littlehorse.sdk.wfsdk.Workflow;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import io.littlehorse.sdk.worker.LHType;
import io.littlehorse.sdk.worker.WorkerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class ThreeTasks {
    static final Map<String, CountDownLatch> LAST_TASK = new ConcurrentHashMap<>();

    @LHTaskMethod("bench-step")
    public String step(@LHType(name = "name") String name, @LHType(name = "number") Long number, WorkerContext context) {
        if (number == 3) LAST_TASK.get(context.getWfRunId().getId()).countDown();
        return name + number;
    }

    record Ended(String id, long at, long took) {}

    /** Keeps `inFlight` WfRuns going for so long. */
    static List<Ended> drive(LittleHorseBlockingStub stub, int inFlight, double seconds) throws InterruptedException {
        var ended = new ConcurrentLinkedQueue<Ended>();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        List<Thread> drivers = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) drivers.add(Thread.ofPlatform().start(() -> {
            while (System.nanoTime() < until) ended.add(once(stub));
        }));
        for (Thread driver : drivers) driver.join();
        return List.copyOf(ended);
    }

    static Ended once(LittleHorseBlockingStub stub) {
        String id = UUID.randomUUID().toString().replace("-", "");
        CountDownLatch last = new CountDownLatch(1);
        LAST_TASK.put(id, last);
        long start = System.nanoTime();
        stub.runWf(RunWfRequest.newBuilder().setWfSpecName("bench-three-tasks").setId(id).build());
        try {
            if (!last.await(60, TimeUnit.SECONDS)) throw new IllegalStateException(id + " did not get to its last task");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        LAST_TASK.remove(id);
        long now = System.nanoTime();
        return new Ended(id, now, now - start);
    }

    /** Every WfRun of the sample has ended well, soon. */
    static void completed(LittleHorseBlockingStub stub, List<Ended> all) throws InterruptedException {
        for (int i = 0; i < all.size(); i += Math.max(1, all.size() / 200)) {
            WfRunId id = WfRunId.newBuilder().setId(all.get(i).id()).build();
            for (int tries = 0; stub.getWfRun(id).getStatus() != LHStatus.COMPLETED; tries++) {
                if (tries > 500) throw new IllegalStateException(id + " is not COMPLETED");
                Thread.sleep(20);
            }
        }
    }

    static double quantile(List<Ended> ended, double share) {
        long[] took = ended.stream().mapToLong(Ended::took).sorted().toArray();
        return took[Math.min(took.length - 1, (int) (took.length * share))] / 1e6;
    }

    static void say(String phase, List<Ended> ended, long start) {
        double seconds = (ended.stream().mapToLong(Ended::at).max().orElseThrow() - start) / 1e9;
        System.out.printf(
                java.util.Locale.ROOT,
                "{\"phase\":\"%s\",\"runs\":%d,\"seconds\":%.3f,\"median\":%.3f,\"p99\":%.3f}%n",
                phase, ended.size(), seconds, quantile(ended, 0.5), quantile(ended, 0.99));
    }

    public static void main(String[] args) throws Exception {
        LHConfig config = new LHConfig(Map.of("LHC_API_HOST", args[0], "LHC_API_PORT", args[1], "LHW_NUM_WORKER_THREADS", args[5]));
        double warmUp = Double.parseDouble(args[2]);
        double seconds = Double.parseDouble(args[3]);
        int inFlight = Integer.parseInt(args[4]);
        LittleHorseBlockingStub stub = config.getBlockingStub();
        LHTaskWorker worker = new LHTaskWorker(new ThreeTasks(), "bench-step", config);
        worker.registerTaskDef();
        Workflow.newWorkflow("bench-three-tasks", wf -> {
            var name = wf.declareStr("name").withDefault("ann");
            for (long number = 1; number <= 3; number++) wf.execute("bench-step", name, number);
        }).registerWfSpec(stub);
        worker.start();
        once(stub);
        System.out.println("{\"phase\":\"warm-up\"}");
        drive(stub, inFlight, warmUp);
        System.out.println("{\"phase\":\"begin\"}");
        long start = System.nanoTime();
        List<Ended> under = drive(stub, inFlight, seconds);
        say("load", under, start);
        start = System.nanoTime();
        List<Ended> alone = drive(stub, 1, seconds / 2);
        say("alone", alone, start);
        completed(stub, under);
        System.out.println("{\"phase\":\"completed\"}");
        System.exit(0);
    }
}
