import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** External events, correlation, interrupts, workflow events. */
final class Events {
    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("event-timeout", wf -> {
                WfRunVariable seen = wf.declareStr("seen");
                var event = wf.waitForEvent("event-late").timeout(1).registeredAs(String.class);
                wf.handleError(event, LHErrorType.TIMEOUT, handler -> seen.assign("timed out"));
                wf.execute("note", seen);
                seen.assign(wf.waitForEvent("event-in-time").timeout(60).registeredAs(String.class));
                wf.complete(seen);
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 0, "event-in-time");
                play.say("posted", play.post(id, "event-in-time", "here"));
                play.completed(id);
                play.post(id, "event-late", "too late");
                play.attempt("of another type", () -> play.post(id, "event-late", Map.of("a", 1)));
            }),
            Scenario.of("event-content", wf -> {
                WfRunVariable person = wf.declareStruct("person", Person.class);
                WfRunVariable obj = wf.declareJsonObj("obj");
                WfRunVariable n = wf.declareInt("n");
                person.assign(wf.waitForEvent("content-person").registeredAs(Person.class));
                wf.execute("show-person", person);
                obj.assign(wf.waitForEvent("content-obj").registeredAs(Map.class));
                n.assign(wf.waitForEvent("content-n").registeredAs(Integer.class));
                wf.waitForEvent("content-none").registeredAs(null);
                var again = wf.waitForEvent("content-obj").jsonPath("$.deep.text");
                wf.complete(wf.execute("greet", again));
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 0, "content-person");
                play.attempt("a text", () -> play.post(id, "content-person", "a text"));
                play.post(id, "content-person", new Person("ann", 1, new Address("Road", 2)));
                play.at(id, 0, "content-obj");
                play.post(id, "content-obj", Map.of("a", List.of(1, 2)));
                play.at(id, 0, "content-n");
                play.attempt("no number", () -> play.post(id, "content-n", "5"));
                play.post(id, "content-n", 5);
                play.at(id, 0, "content-none");
                play.post(id, "content-none", null);
                play.at(id, 0, "content-obj", 2);
                play.post(id, "content-obj", Map.of("deep", Map.of("text", "down")));
                play.completed(id);
            }),
            Scenario.of("correlated", wf -> {
                WfRunVariable document = wf.declareStr("document").required();
                WfRunVariable signed = wf.declareBool("signed");
                signed.assign(wf.waitForEvent("document-signed").timeout(60).registeredAs(Boolean.class)
                        .withCorrelationId(document)
                        .withCorrelatedEventConfig(CorrelatedEventConfig.newBuilder().setDeleteAfterFirstCorrelation(false).build()));
                wf.doIf(signed, then -> then.execute("note", "signed"));
            }, play -> {
                WfRunId waiting = play.run(Arg.of("document", "doc-1"));
                play.at(waiting, 0, "document-signed");
                PutCorrelatedEventRequest request = PutCorrelatedEventRequest.newBuilder().setKey("doc-1")
                        .setExternalEventDefId(LHLibUtil.externalEventDefId("document-signed"))
                        .setContent(LHLibUtil.objToVarVal(true)).build();
                play.stub.putCorrelatedEvent(request);
                play.completed(waiting);
                play.completed(play.run(Arg.of("document", "doc-1")));
                play.attempt("again", () -> play.stub.putCorrelatedEvent(request));
            }),
            Scenario.of("interrupted", wf -> {
                WfRunVariable count = wf.declareInt("count").withDefault(0);
                wf.registerInterruptHandler("interrupt-it", handler -> {
                    WfRunVariable input = handler.declareStr("INPUT");
                    count.assign(count.add(1));
                    handler.execute("note", input);
                    handler.doIf(input.isEqualTo("stop"), then -> then.fail("interrupt-says-no", "no more"));
                }).withEventType(String.class);
                var child = wf.spawnThread(thread -> thread.waitForEvent("interrupted-child").registeredAs(String.class), "child", Map.of());
                wf.waitForEvent("interrupted-go").registeredAs(String.class);
                wf.waitForThreads(io.littlehorse.sdk.wfsdk.SpawnedThreads.of(child));
                wf.complete(count);
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 0, "interrupted-go");
                play.post(id, "interrupt-it", "first");
                Play.eventually("interrupted", () -> play.stub.getWfRun(id).getThreadRunsList().stream()
                        .anyMatch(thread -> thread.getType() == ThreadType.INTERRUPT && thread.getStatus() == LHStatus.COMPLETED));
                play.at(id, 0, "interrupted-go");
                play.post(id, "interrupted-go", "x");
                play.at(id, 0, "threads");
                play.post(id, "interrupted-child", "x");
                play.completed(id);
                WfRunId failing = play.run();
                play.at(failing, 0, "interrupted-go");
                play.post(failing, "interrupt-it", "stop");
                play.until(failing, LHStatus.EXCEPTION);
            }),
            Scenario.of("interrupted-child", wf -> {
                var child = wf.spawnThread(thread -> {
                    thread.registerInterruptHandler("interrupt-child", handler -> handler.execute("note", "interrupted"))
                            .withEventType(null);
                    thread.execute("slow", 700L);
                    thread.sleepSeconds(1);
                }, "child", Map.of());
                var wait = wf.waitForThreads(io.littlehorse.sdk.wfsdk.SpawnedThreads.of(child));
            }, play -> {
                WfRunId id = play.run();
                Play.eventually("slow runs", () -> play.stub
                        .listTaskRuns(ListTaskRunsRequest.newBuilder().setWfRunId(id).build()).getResultsList().stream()
                        .anyMatch(run -> run.getStatus() == TaskStatus.TASK_RUNNING));
                play.post(id, "interrupt-child", null);
                play.completed(id);
            }),
            Scenario.of("thrown-and-awaited", wf -> {
                WfRunVariable n = wf.declareInt("n").withDefault(5);
                wf.throwEvent("thrown-number", n).registeredAs(Integer.class);
                wf.waitForEvent("thrown-go").registeredAs(String.class);
                wf.throwEvent("thrown-text", wf.format("n was {0}", n)).registeredAs(String.class);
                wf.throwEvent("thrown-number", n.add(1));
            }, play -> {
                WfRunId id = play.run();
                AwaitWorkflowEventRequest.Builder await = AwaitWorkflowEventRequest.newBuilder().setWfRunId(id)
                        .addEventDefIds(WorkflowEventDefId.newBuilder().setName("thrown-number"));
                play.say("number", play.stub.withDeadlineAfter(10, TimeUnit.SECONDS).awaitWorkflowEvent(await.build()));
                try {
                    play.say("too early", play.stub.withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                            .awaitWorkflowEvent(AwaitWorkflowEventRequest.newBuilder().setWfRunId(id)
                                    .addEventDefIds(WorkflowEventDefId.newBuilder().setName("thrown-text")).build()));
                } catch (io.grpc.StatusRuntimeException late) {
                    play.say("too early", late.getStatus().getCode().name());
                }
                play.at(id, 0, "thrown-go");
                play.post(id, "thrown-go", "x");
                play.say("text", play.stub.withDeadlineAfter(10, TimeUnit.SECONDS)
                        .awaitWorkflowEvent(AwaitWorkflowEventRequest.newBuilder().setWfRunId(id)
                                .addEventDefIds(WorkflowEventDefId.newBuilder().setName("thrown-text")).build()));
                play.completed(id);
                play.say("all", play.stub.listWorkflowEvents(ListWorkflowEventsRequest.newBuilder().setWfRunId(id).build()));
            }));

    private Events() {}
}
