import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import io.littlehorse.sdk.wfsdk.Workflow;
import java.util.Map;

/** Failures, their handlers, retries, time-outs. */
final class Failures {
    private static Workflow withDefaults() {
        Workflow workflow = Workflow.newWorkflow("retried-by-default", wf -> {
            wf.execute("fail-often", 1);
            wf.execute("fail-often", 1).withRetries(2).timeout(7);
            wf.execute("fail-often", 9)
                    .withExponentialBackoff(ExponentialBackoffRetryPolicy.newBuilder()
                            .setBaseIntervalMs(100).setMultiplier(1).setMaxDelayMs(100).build());
        });
        workflow.setDefaultTaskRetries(1);
        workflow.setDefaultTaskTimeout(5);
        return workflow;
    }

    static final java.util.List<Scenario> SCENARIOS = java.util.List.of(
            Scenario.of("exceptions-handled", wf -> {
                WfRunVariable why = wf.declareStr("why").required();
                WfRunVariable seen = wf.declareStr("seen").withDefault("nothing");
                WfRunVariable result = wf.declareStr("result");
                var task = wf.execute("refuse", why);
                wf.handleException(task, "out-of-stock", handler -> {
                    WfRunVariable content = handler.declareStr("INPUT");
                    seen.assign(wf.format("no {0}", content));
                    handler.execute("note", seen);
                });
                wf.handleError(task, LHErrorType.TIMEOUT, handler -> seen.assign("too late"));
                wf.handleError(task, handler -> seen.assign("an error"));
                wf.handleException(task, "worse", handler -> handler.fail("even-worse", "could not handle it"));
                wf.handleException(task, handler -> handler.complete());
                result.assign(task);
                wf.execute("note", seen);
                wf.complete(result);
            }, play -> {
                for (String why : new String[] {"fine", "content", "technical", "anything"}) play.completed(play.run(Arg.of("why", why)));
                play.until(play.run(Arg.of("why", "worse")), LHStatus.EXCEPTION);
            }),
            Scenario.of("any-failure-handled", wf -> {
                WfRunVariable why = wf.declareStr("why").required();
                wf.handleAnyFailure(wf.execute("refuse", why), handler -> handler.execute("refuse", why));
            }, play -> {
                play.until(play.run(Arg.of("why", "technical")), LHStatus.ERROR);
                play.until(play.run(Arg.of("why", "business")), LHStatus.EXCEPTION);
            }),
            Scenario.of("task-time-out", wf -> {
                WfRunVariable seen = wf.declareStr("seen");
                var slow = wf.execute("slow", 3000L).timeout(1);
                wf.handleError(slow, LHErrorType.TIMEOUT, handler -> seen.assign("timed out"));
                wf.execute("slow", 1L);
                wf.complete(seen);
            }, play -> play.completed(play.run())),
            Scenario.of("retried", wf -> {
                WfRunVariable result = wf.declareStr("result");
                result.assign(wf.execute("fail-often", 2).withRetries(2));
                var backed = wf.execute("fail-often", 2).withRetries(3)
                        .withExponentialBackoff(ExponentialBackoffRetryPolicy.newBuilder()
                                .setBaseIntervalMs(50).setMultiplier(2).setMaxDelayMs(1000).build());
                result.assign(backed);
                wf.execute("fail-often", 5).withRetries(1);
            }, play -> play.until(play.run(), LHStatus.ERROR)),
            Scenario.of(withDefaults(), play -> play.until(play.run(), LHStatus.ERROR)),
            Scenario.of("input-cannot-be-read", wf -> {
                WfRunVariable n = wf.declareInt("n");
                WfRunVariable obj = wf.declareJsonObj("obj");
                wf.handleError(wf.execute("want-int", n), LHErrorType.VAR_SUB_ERROR, handler -> {});
                wf.execute("move-point", obj);
            }, play -> {
                play.until(play.run(Arg.of("obj", Map.of("x", "no number"))), LHStatus.ERROR);
                play.completed(play.run(Arg.of("n", 5), Arg.of("obj", new java.util.TreeMap<>(Map.of("x", 1, "y", 2)))));
            }),
            Scenario.of("output-cannot-be-written", wf -> {
                var strange = wf.execute("give-strange");
                wf.handleError(strange, LHErrorType.TASK_FAILURE, handler -> handler.execute("note", "failed"));
                wf.handleError(strange, LHErrorType.VAR_MUTATION_ERROR, handler -> handler.execute("note", "serde"));
            }, play -> play.completed(play.run())),
            Scenario.of("fails-with-content", wf -> {
                WfRunVariable n = wf.declareInt("n").withDefault(3);
                var child = wf.spawnThread(thread -> thread.fail(n.add(1), "too-many", "more than enough"), "child", Map.of());
                var wait = wf.waitForThreads(io.littlehorse.sdk.wfsdk.SpawnedThreads.of(child));
                wf.handleException(wait, "too-many", handler -> {
                    WfRunVariable input = handler.declareInt("INPUT");
                    n.assign(input.multiply(10));
                });
                wf.fail(n, "at-last", null);
            }, play -> play.until(play.run(), LHStatus.EXCEPTION)),
            Scenario.of("null-output", wf -> {
                WfRunVariable text = wf.declareStr("text").withDefault("before");
                text.assign(wf.execute("get-nothing"));
                wf.doIf(text.isEqualTo(null), then -> then.execute("note", "it is null"));
                wf.execute("greet", text);
                wf.complete(text.size());
            }, play -> play.until(play.run(), LHStatus.ERROR)),
            Scenario.of("stopped-and-rescued", wf -> {
                WfRunVariable why = wf.declareStr("why").required();
                wf.waitForEvent("stopped-go").registeredAs(String.class);
                wf.execute("refuse", why);
                wf.execute("note", "rescued");
            }, play -> {
                WfRunId id = play.run(Arg.of("why", "technical"));
                play.at(id, 0, "stopped-go");
                play.stub.stopWfRun(StopWfRunRequest.newBuilder().setWfRunId(id).build());
                play.post(id, "stopped-go", "x");
                play.until(id, LHStatus.HALTED);
                play.stub.resumeWfRun(ResumeWfRunRequest.newBuilder().setWfRunId(id).build());
                play.until(id, LHStatus.ERROR);
                play.stub.rescueThreadRun(RescueThreadRunRequest.newBuilder().setWfRunId(id).setSkipCurrentNode(true).build());
                play.completed(id);
                play.attempt("again", () -> play.stub.rescueThreadRun(
                        RescueThreadRunRequest.newBuilder().setWfRunId(id).build()));
                play.attempt("run twice", () -> play.stub.runWf(RunWfRequest.newBuilder().setWfSpecName("stopped-and-rescued")
                        .setId(id.getId()).build()));
            }));

    private Failures() {}
}
