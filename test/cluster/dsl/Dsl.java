// A user's test suite in small: workflows of the official Java DSL, run with official workers on the server that is given.
// Prints a JSON line for each scenario. Usage: java -cp … Dsl.java HOST PORT [TENANT] (the other files are found beside it)
import com.google.gson.JsonObject;
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.common.proto.GetLatestWfSpecRequest;
import io.littlehorse.sdk.common.proto.StructDefCompatibilityType;
import io.littlehorse.sdk.wfsdk.Workflow;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Dsl {
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "LHC_API_HOST", args[0], "LHC_API_PORT", args[1], "LHW_TASK_WORKER_ID", "dsl-worker", "LHW_NUM_WORKER_THREADS", "2"));
        if (args.length > 2 && !args[2].isEmpty()) settings.put("LHC_TENANT_ID", args[2]);
        LHConfig config = LHConfig.newBuilder().loadFromMap(settings).addTypeAdapter(new Money.Adapter()).build();
        String only = args.length > 3 ? args[3] : "";

        startWorkers(config);
        List<Scenario> scenarios = new ArrayList<>();
        scenarios.addAll(ControlFlow.SCENARIOS);
        scenarios.addAll(Values.SCENARIOS);
        scenarios.addAll(Natives.SCENARIOS);
        scenarios.addAll(Threads.SCENARIOS);
        scenarios.addAll(Failures.SCENARIOS);
        scenarios.addAll(Events.SCENARIOS);
        scenarios.addAll(UserTasks.SCENARIOS);
        scenarios.addAll(Children.SCENARIOS);
        scenarios.addAll(Workers.SCENARIOS);
        scenarios.addAll(Patterns.SCENARIOS);

        ExecutorService four = Executors.newFixedThreadPool(4);
        for (Scenario scenario : scenarios)
            if (scenario.name().contains(only)) four.submit(() -> System.out.println(played(config, scenario)));
        four.shutdown();
        four.awaitTermination(5, TimeUnit.MINUTES);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static JsonObject played(LHConfig config, Scenario scenario) {
        Play play = new Play(config, scenario);
        String error = null;
        try {
            for (Workflow workflow : scenario.workflows()) register(play, workflow);
            scenario.drive().with(play);
        } catch (Throwable thrown) {
            error = thrown + (thrown.getCause() == null ? "" : " because of " + thrown.getCause());
        }
        JsonObject line = play.line();
        if (error != null) line.addProperty("error", error);
        return line;
    }

    /** A real server sees a definition only some time after its put. */
    static void register(Play play, Workflow workflow) throws Exception {
        workflow.compileWorkflow(play.config);
        Play.eventually("register " + workflow.getName(), () -> {
            workflow.registerWfSpec(play.stub);
            return true;
        });
        Play.eventually("see " + workflow.getName(), () -> play.stub
                .getLatestWfSpec(GetLatestWfSpecRequest.newBuilder().setName(workflow.getName()).build())
                .hasId());
    }

    private static void startWorkers(LHConfig config) throws Exception {
        Tasks tasks = new Tasks();
        List<LHTaskWorker> workers = new ArrayList<>();
        for (Method method : Tasks.class.getMethods()) {
            LHTaskMethod task = method.getAnnotation(LHTaskMethod.class);
            if (task != null) workers.add(new LHTaskWorker(tasks, task.value(), config));
        }
        workers.sort((a, b) -> a.getTaskDefName().compareTo(b.getTaskDefName()));
        // The same structs come with several tasks, and nested ones first.
        LHTaskWorker first = workers.get(0);
        for (Class<?> struct : List.of(Address.class, Person.class, Order.class))
            Play.eventually("register " + struct, () -> {
                first.registerStructDef(struct, StructDefCompatibilityType.NO_SCHEMA_UPDATES);
                return true;
            });
        for (LHTaskWorker worker : workers)
            Play.eventually("register " + worker.getTaskDefName(), () -> {
                worker.registerTaskDef();
                return true;
            });
        for (LHTaskWorker worker : workers) worker.start();
    }
}
