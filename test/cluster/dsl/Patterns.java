import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.SpawnedThreads;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import io.littlehorse.sdk.wfsdk.Workflow;
import io.littlehorse.sdk.worker.LHStructDef;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import io.littlehorse.sdk.worker.LHType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What whole applications do: sagas, approval loops, many runs at once, structs that evolve, workers that come and go. */
final class Patterns {
    public static class Templated {
        @LHTaskMethod("${prefix}-templated")
        public String templated(@LHType(name = "text") String text) {
            return "templated " + text;
        }
    }

    @LHStructDef("evolving")
    public static class Before {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @LHStructDef("evolving")
    public static class After extends Before {
        private int level = 3;

        public int getLevel() {
            return level;
        }

        public void setLevel(int level) {
            this.level = level;
        }
    }

    /** Its keys have the same order in every run. */
    private static Map<String, Object> answer(boolean ok, String note) {
        return new java.util.TreeMap<>(Map.of("ok", ok, "note", note));
    }

    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("saga", wf -> {
                WfRunVariable flight = wf.declareStr("flight");
                WfRunVariable hotel = wf.declareStr("hotel");
                WfRunVariable why = wf.declareStr("why").required();
                flight.assign(wf.execute("greet", "flight"));
                var book = wf.execute("refuse", why);
                hotel.assign(book);
                wf.handleException(book, "no-room", handler -> {
                    handler.execute("note", wf.format("cancel {0}", flight));
                    handler.fail("trip-cancelled", "there was no room");
                });
                wf.handleError(book, handler -> {
                    handler.execute("note", "call somebody");
                    hotel.assign("by hand");
                });
                wf.complete(wf.format("{0} and {1}", flight, hotel));
            }, play -> {
                play.completed(play.run(Arg.of("why", "fine")));
                play.completed(play.run(Arg.of("why", "technical")));
                play.until(play.run(Arg.of("why", "no-room")), LHStatus.EXCEPTION);
            }),
            Scenario.of("approval-loop", wf -> {
                WfRunVariable approved = wf.declareBool("approved").withDefault(false);
                WfRunVariable rounds = wf.declareInt("rounds").withDefault(0);
                WfRunVariable notes = wf.declareJsonArr("notes").withDefault(new ArrayList<>());
                wf.doWhile(approved.isEqualTo(false), body -> {
                    var answer = body.waitForEvent("approval-answer").registeredAs(Map.class);
                    approved.assign(answer.jsonPath("$.ok"));
                    notes.assign(notes.add(answer.jsonPath("$.note")));
                    rounds.assign(rounds.add(1));
                    body.doIf(rounds.isGreaterThanEq(3), then -> then.fail(notes, "too-often", "gave up"));
                });
                wf.complete(notes);
            }, play -> {
                WfRunId id = play.run();
                for (int round = 1; round <= 2; round++) {
                    play.at(id, 0, "approval-answer", round);
                    play.post(id, "approval-answer", answer(round == 2, "round " + round));
                }
                play.completed(id);
                WfRunId never = play.run();
                for (int round = 1; round <= 3; round++) {
                    play.at(never, 0, "approval-answer", round);
                    play.post(never, "approval-answer", answer(false, "no"));
                }
                play.until(never, LHStatus.EXCEPTION);
            }),
            Scenario.of("handlers-everywhere", wf -> {
                WfRunVariable seen = wf.declareJsonArr("seen").withDefault(new ArrayList<>());
                WfRunVariable obj = wf.declareJsonObj("obj").withDefault(Map.of("text", "no number"));
                var event = wf.waitForEvent("everywhere-event").timeout(1).registeredAs(String.class);
                wf.handleAnyFailure(event, handler -> seen.assign(seen.add("event")));
                var child = wf.waitForChildWf(wf.runWf(wf.format("{0}-is-nowhere", "wf"), Map.of()));
                var throwing = wf.execute("twice", obj.jsonPath("$.text"));
                wf.handleError(throwing, LHErrorType.VAR_SUB_ERROR, handler -> seen.assign(seen.add("task")));
                wf.complete(seen);
            }, play -> play.until(play.run(), LHStatus.ERROR)),
            Scenario.of("many-at-once", wf -> {
                WfRunVariable n = wf.declareInt("n").required();
                WfRunVariable result = wf.declareInt("result");
                wf.doIfElse(wf.condition(wf.execute("is-even", n), Comparator.EQUALS, true),
                        then -> result.assign(then.execute("twice", n)), otherwise -> result.assign(n));
                wf.complete(result);
            }, play -> {
                List<WfRunId> ids = new ArrayList<>();
                for (int i = 0; i < 40; i++)
                    ids.add(play.stub.runWf(RunWfRequest.newBuilder().setWfSpecName("many-at-once").setId("many-" + i)
                            .putVariables("n", LHLibUtil.objToVarVal(i)).build()).getId());
                for (WfRunId id : ids) play.completed(id);
                Play.eventually("all are found", () -> play.stub.searchWfRun(SearchWfRunRequest.newBuilder()
                        .setWfSpecName("many-at-once").setStatus(LHStatus.COMPLETED).setLimit(100).build()).getResultsCount() == 40);
                TreeSet<String> found = new TreeSet<>();
                SearchWfRunRequest.Builder search = SearchWfRunRequest.newBuilder().setWfSpecName("many-at-once").setLimit(7);
                WfRunIdList page = play.stub.searchWfRun(search.build());
                page.getResultsList().forEach(id -> found.add(id.getId()));
                while (page.hasBookmark()) {
                    page = play.stub.searchWfRun(search.setBookmark(page.getBookmark()).build());
                    page.getResultsList().forEach(id -> found.add(id.getId()));
                }
                play.say("page by page", found.size());
            }),
            Scenario.of("children-in-threads", wf -> {
                WfRunVariable sums = wf.declareInt("sums").withDefault(0);
                var threads = wf.spawnThreadForEach(wf.declareJsonArr("list").withDefault(List.of(1, 2)), "each", thread -> {
                    WfRunVariable input = thread.declareInt("INPUT");
                    var event = thread.waitForEvent("children-go").registeredAs(Integer.class);
                    sums.assign(sums.add(input.multiply(event)));
                });
                wf.waitForThreads(threads);
                wf.complete(sums);
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 2, "children-go");
                for (int thread = 1; thread <= 2; thread++)
                    play.stub.putExternalEvent(PutExternalEventRequest.newBuilder().setWfRunId(id).setThreadRunNumber(thread)
                            .setExternalEventDefId(LHLibUtil.externalEventDefId("children-go"))
                            .setContent(LHLibUtil.objToVarVal(thread * 10)).build());
                play.completed(id);
            }),
            new Scenario("placeholders", List.of(), play -> {
                LHTaskWorker worker = new LHTaskWorker(new Templated(), "${prefix}-templated", play.config, Map.of("prefix", "my"));
                play.say("its name", worker.getTaskDefName());
                worker.registerTaskDef();
                Play.eventually("is there", worker::doesTaskDefExist);
                worker.start();
                Dsl.register(play, Workflow.newWorkflow("placeholders", wf -> wf.complete(wf.execute("my-templated", "x"))));
                play.completed(play.runOf("placeholders"));
                play.say("health", worker.healthStatus().isHealthy());
                worker.close();
                WfRunId waits = play.runOf("placeholders");
                LHTaskWorker second = new LHTaskWorker(new Templated(), "${prefix}-templated", play.config, Map.of("prefix", "my"));
                second.start();
                play.completed(waits);
                second.close();
            }),
            new Scenario("evolving-struct", List.of(), play -> {
                LHTaskWorker any = new LHTaskWorker(new Tasks(), "greet", play.config);
                any.registerStructDef(Before.class, StructDefCompatibilityType.NO_SCHEMA_UPDATES);
                Play.eventually("is there", () -> play.stub.getStructDef(
                        StructDefId.newBuilder().setName("evolving").setVersion(0).build()).hasId());
                Dsl.register(play, Workflow.newWorkflow("pinned", wf -> {
                    WfRunVariable it = wf.declareStruct("it", "evolving", 0).required();
                    wf.complete(it.get("name"));
                }));
                play.attempt("without leave", () -> {
                    any.registerStructDef(After.class, StructDefCompatibilityType.NO_SCHEMA_UPDATES);
                    return "taken";
                });
                try {
                    any.validateStructDef(After.class, StructDefCompatibilityType.NO_SCHEMA_UPDATES);
                    play.say("valid", true);
                } catch (IllegalArgumentException invalid) {
                    play.say("valid", invalid.getMessage());
                }
                any.validateStructDef(After.class, StructDefCompatibilityType.FULLY_COMPATIBLE_SCHEMA_UPDATES);
                any.registerStructDef(After.class, StructDefCompatibilityType.FULLY_COMPATIBLE_SCHEMA_UPDATES);
                Play.eventually("is there", () -> play.stub.getStructDef(
                        StructDefId.newBuilder().setName("evolving").setVersion(1).build()).hasId());
                Dsl.register(play, Workflow.newWorkflow("latest", wf -> {
                    WfRunVariable it = wf.declareStruct("it", Before.class).required();
                    wf.complete(it);
                }));
                Before before = new Before();
                before.setName("ann");
                After after = new After();
                after.setName("bob");
                play.completed(play.runOf("pinned", Arg.of("it", before)));
                play.completed(play.runOf("pinned", Arg.of("it", after)));
                play.completed(play.runOf("latest", Arg.of("it", before)));
                play.completed(play.runOf("latest", Arg.of("it", after)));
                play.say("pinned to", play.stub.getLatestWfSpec(GetLatestWfSpecRequest.newBuilder().setName("latest").build())
                        .getThreadSpecsOrThrow("entrypoint").getVariableDefs(0));
            }),
            Scenario.of("event-before-the-run", wf -> {
                WfRunVariable text = wf.declareStr("text");
                text.assign(wf.waitForEvent("early-event").registeredAs(String.class));
                wf.complete(wf.execute("greet", text));
            }, play -> {
                WfRunId id = WfRunId.newBuilder().setId("event-before-the-run-0").build();
                play.say("posted", play.post(id, "early-event", "early"));
                play.completed(play.run());
            }),
            Scenario.of("stopped-thread", wf -> {
                WfRunVariable n = wf.declareInt("n").withDefault(0);
                var one = wf.spawnThread(thread -> {
                    thread.waitForEvent("thread-one").registeredAs(String.class);
                    n.assign(n.add(1));
                }, "one", Map.of());
                var two = wf.spawnThread(thread -> {
                    thread.waitForEvent("thread-two").registeredAs(String.class);
                    n.assign(n.add(10));
                }, "two", Map.of());
                wf.waitForThreads(SpawnedThreads.of(one, two));
                wf.complete(n);
            }, play -> {
                WfRunId id = play.run();
                play.at(id, 2, "thread-two");
                play.stub.stopWfRun(StopWfRunRequest.newBuilder().setWfRunId(id).setThreadRunNumber(1).build());
                play.post(id, "thread-one", "x");
                play.post(id, "thread-two", "x");
                Play.eventually("two is done", () -> play.stub.getWfRun(id).getThreadRuns(2).getStatus() == LHStatus.COMPLETED);
                play.say("still", play.stub.getWfRun(id).getThreadRuns(1).getStatus().name());
                play.stub.resumeWfRun(ResumeWfRunRequest.newBuilder().setWfRunId(id).setThreadRunNumber(1).build());
                play.completed(id);
            }),
            Scenario.of("deleted", wf -> wf.waitForEvent("deleted-go").registeredAs(String.class), play -> {
                WfRunId id = play.run();
                play.at(id, 0, "deleted-go");
                play.stub.deleteWfRun(DeleteWfRunRequest.newBuilder().setId(id).build());
                play.attempt("get", () -> play.stub.getWfRun(id));
                play.say("nodes", play.stub.listNodeRuns(ListNodeRunsRequest.newBuilder().setWfRunId(id).build()).getResultsCount());
                play.attempt("get nobody", () -> play.stub.getWfRun(WfRunId.newBuilder().setId("nobody").build()));
                play.attempt("run nobody", () -> play.stub.runWf(RunWfRequest.newBuilder().setWfSpecName("nobody").build()));
                play.attempt("odd id", () -> play.stub.runWf(RunWfRequest.newBuilder().setWfSpecName("deleted").setId("not_an id").build()));
                play.attempt("unknown task", () -> {
                    Workflow.newWorkflow("with-unknown-task", other -> other.execute("nobody-has-this-task")).registerWfSpec(play.stub);
                    return "taken";
                });
                play.attempt("wrong number of inputs", () -> {
                    Workflow.newWorkflow("with-two-inputs", other -> other.execute("greet", "a", "b")).registerWfSpec(play.stub);
                    return "taken";
                });
                play.attempt("wrong input type", () -> {
                    Workflow.newWorkflow("with-wrong-type", other -> other.execute("twice", "a")).registerWfSpec(play.stub);
                    return "taken";
                });
            }));

    private Patterns() {}
}
