import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.SpawnedThreads;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import java.util.List;
import java.util.Map;

/** Threads, and waiting for them. */
final class Threads {
    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("spawn-and-wait", wf -> {
                WfRunVariable shared = wf.declareInt("shared").withDefault(1);
                var child = wf.spawnThread(thread -> {
                    WfRunVariable mine = thread.declareInt("mine").required();
                    shared.assign(shared.add(mine));
                    thread.execute("twice", mine);
                    thread.complete(mine);
                }, "child", Map.of("mine", 5));
                wf.waitForThreads(SpawnedThreads.of(child));
                var other = wf.spawnThread(thread -> {
                    WfRunVariable text = thread.declareStr("text");
                    var nested = thread.spawnThread(inner -> {
                        inner.execute("greet", text);
                        shared.assign(shared.multiply(2));
                    }, "nested", Map.of());
                    thread.waitForThreads(SpawnedThreads.of(nested));
                }, "other", Map.of("text", wf.format("n{0}", shared)));
                wf.waitForThreads(SpawnedThreads.of(other));
                wf.complete(shared);
            }, play -> play.completed(play.run())),
            Scenario.of("for-each-handled", wf -> {
                WfRunVariable list = wf.declareJsonArr("list").required();
                WfRunVariable handled = wf.declareJsonArr("handled").withDefault(List.of());
                var threads = wf.spawnThreadForEach(list, "each", child -> {
                    WfRunVariable input = child.declareJsonObj("INPUT");
                    WfRunVariable common = child.declareStr("common");
                    child.execute("note", common);
                    child.execute("refuse", input.jsonPath("$.why"));
                }, Map.of("common", "shared"));
                wf.waitForThreads(threads)
                        .handleExceptionOnChild("out-of-stock", handler -> {
                            WfRunVariable content = handler.declareStr("INPUT");
                            handled.assign(handled.add(content));
                        })
                        .handleErrorOnChild(LHErrorType.TASK_FAILURE, handler -> handled.assign(handled.add("error")));
            }, play -> {
                play.completed(play.run(Arg.of("list", List.of(Map.of("why", "fine")))));
                play.completed(play.run(Arg.of("list", List.of(Map.of("why", "content")))));
                play.completed(play.run(Arg.of("list", List.of(Map.of("why", "technical")))));
                play.until(play.run(Arg.of("list", List.of(Map.of("why", "other")))), LHStatus.EXCEPTION);
                play.completed(play.run(Arg.of("list", List.of())));
            }),
            Scenario.of("for-each-any-failure", wf -> {
                WfRunVariable list = wf.declareJsonArr("list").required();
                WfRunVariable count = wf.declareInt("count").withDefault(0);
                var threads = wf.spawnThreadForEach(list, "each", child -> {
                    WfRunVariable input = child.declareStr("INPUT");
                    child.execute("refuse", input);
                });
                wf.waitForThreads(threads).handleAnyFailureOnChild(handler -> {
                    handler.execute("note", "handled");
                    count.assign(count.add(1));
                });
                wf.complete(count);
            }, play -> {
                play.completed(play.run(Arg.of("list", List.of("technical", "fine"))));
                play.completed(play.run(Arg.of("list", List.of("fine", "other"))));
            }),
            Scenario.of("any-of", wf -> {
                var first = wf.spawnThread(child -> child.waitForEvent("any-one").registeredAs(String.class), "first", Map.of());
                var second = wf.spawnThread(child -> {
                    var event = child.waitForEvent("any-two").registeredAs(String.class);
                    child.complete(event);
                }, "second", Map.of());
                wf.waitForAnyOf(SpawnedThreads.of(first, second));
                wf.execute("note", "one is enough");
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 2, "any-two");
                play.post(id, "any-two", "two");
                play.completed(id);
                play.post(id, "any-one", "too late");
            }),
            Scenario.of("first-of", wf -> {
                var failing = wf.spawnThread(child -> {
                    child.waitForEvent("first-fail").registeredAs(String.class);
                    child.fail("child-failed", "as it was told");
                }, "failing", Map.of());
                var waiting = wf.spawnThread(child -> child.waitForEvent("first-wait").registeredAs(String.class), "waiting", Map.of());
                var wait = wf.waitForFirstOf(SpawnedThreads.of(failing, waiting));
                wf.handleException(wait, "child-failed", handler -> handler.execute("note", "handled"));
            }, play -> {
                WfRunId failed = play.run();
                play.at(failed, 1, "first-fail");
                play.at(failed, 2, "first-wait");
                play.post(failed, "first-fail", "x");
                play.completed(failed);
                WfRunId fine = play.run();
                play.at(fine, 2, "first-wait");
                play.post(fine, "first-wait", "x");
                play.completed(fine);
            }),
            Scenario.of("child-fails-and-nobody-waits", wf -> {
                wf.spawnThread(child -> child.execute("refuse", "other"), "failing", Map.of());
                wf.execute("note", "goes on");
            }, play -> play.until(play.run(), LHStatus.ERROR)),
            Scenario.of("wait-handled-by-node", wf -> {
                WfRunVariable seen = wf.declareStr("seen").withDefault("");
                var one = wf.spawnThread(child -> child.execute("refuse", "technical"), "one", Map.of());
                var two = wf.spawnThread(child -> child.waitForEvent("never-comes").registeredAs(String.class), "two", Map.of());
                var wait = wf.waitForThreads(SpawnedThreads.of(one, two));
                wf.handleError(wait, LHErrorType.CHILD_FAILURE, handler -> seen.assign("handled"));
                wf.complete(seen);
            }, play -> {
                WfRunId id = play.run();
                Play.eventually("handled", () -> play.variable(id, 0, "seen").getStr().equals("handled"));
                Thread.sleep(300);
            }),
            Scenario.of("thread-retention", wf -> {
                var child = wf.spawnThread(thread -> {
                    thread.withRetentionPolicy(ThreadRetentionPolicy.newBuilder().setSecondsAfterThreadTermination(0).build());
                    thread.execute("note", "short-lived");
                }, "short-lived", Map.of());
                wf.waitForThreads(SpawnedThreads.of(child));
                wf.waitForEvent("retention-end").registeredAs(String.class);
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 0, "retention-end");
                Play.eventually("put away", () -> play.stub.getWfRun(id).getThreadRunsCount() == 1);
                play.say("inactive", play.stub.getInactiveThreadRun(InactiveThreadRunId.newBuilder()
                        .setWfRunId(id).setThreadRunNumber(1).build()));
                play.post(id, "retention-end", "x");
                play.completed(id);
            }));

    private Threads() {}
}
