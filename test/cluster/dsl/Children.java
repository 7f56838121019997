import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import io.littlehorse.sdk.wfsdk.Workflow;
import java.util.List;
import java.util.Map;

/** Child workflows, parent workflows, versions, retention. */
final class Children {
    private static final Workflow CHILD = Workflow.newWorkflow("child-to-run", wf -> {
        WfRunVariable n = wf.declareInt("n").required();
        WfRunVariable why = wf.declareStr("why").withDefault("fine");
        wf.execute("refuse", why);
        wf.complete(wf.execute("twice", n));
    });

    private static Workflow child(String parent) {
        Workflow workflow = Workflow.newWorkflow("inheriting", wf -> {
            WfRunVariable total = wf.addVariable("total", VariableType.INT).asInherited();
            WfRunVariable mine = wf.declareInt("mine").required();
            total.assign(total.add(mine));
            wf.execute("note", wf.format("total {0}", total));
            wf.complete(total);
        });
        workflow.setParent(parent);
        return workflow;
    }

    private static Workflow retained() {
        return Workflow.newWorkflow("retained", wf -> wf.execute("note", "soon gone"))
                .withRetentionPolicy(WorkflowRetentionPolicy.newBuilder().setSecondsAfterWfTermination(1).build());
    }

    static final List<Scenario> SCENARIOS = List.of(
            new Scenario("child-workflows", List.of(CHILD, Workflow.newWorkflow("runs-children", wf -> {
                WfRunVariable n = wf.declareInt("n").withDefault(4);
                WfRunVariable why = wf.declareStr("why").withDefault("fine");
                WfRunVariable result = wf.declareInt("result");
                var first = wf.runWf("child-to-run", Map.of("n", n));
                result.assign(wf.waitForChildWf(first));
                var second = wf.runWf("child-to-run", Map.of("n", result, "why", why));
                var wait = wf.waitForChildWf(second);
                wf.handleException(wait, "out-of-stock", handler -> {
                    WfRunVariable content = handler.declareStr("INPUT");
                    handler.execute("note", content);
                });
                wf.handleError(wait, LHErrorType.CHILD_FAILURE, handler -> handler.execute("note", "child failed"));
                wf.complete(result);
            })), play -> {
                play.completed(play.runOf("runs-children"));
                play.completed(play.runOf("runs-children", Arg.of("why", "content")));
                play.completed(play.runOf("runs-children", Arg.of("why", "technical")));
                play.until(play.runOf("runs-children", Arg.of("why", "other")), LHStatus.EXCEPTION);
            }),
            Scenario.of("dynamic", wf -> {
                WfRunVariable task = wf.declareStr("task").required();
                WfRunVariable workflow = wf.declareStr("workflow").withDefault("none");
                var output = wf.execute(task, "ann");
                wf.execute(wf.format("{0}", task), output);
                var child = wf.runWf(wf.format("{0}-there", workflow), Map.of());
                wf.waitForChildWf(child);
            }, play -> {
                play.until(play.run(Arg.of("task", "greet")), LHStatus.ERROR);
                play.until(play.run(Arg.of("task", "nobody-has-it")), LHStatus.ERROR);
                play.until(play.run(Arg.of("task", "want-int")), LHStatus.ERROR);
            }),
            new Scenario("inherited", List.of(Workflow.newWorkflow("bequeathing", wf -> {
                WfRunVariable total = wf.declareInt("total").withDefault(10).asPublic();
                wf.waitForEvent("bequeathing-go").registeredAs(String.class);
                wf.complete(total);
            }), child("bequeathing")), play -> {
                WfRunId parent = play.runOf("bequeathing");
                play.at(parent, 0, "bequeathing-go");
                WfRunId first = play.runWith(RunWfRequest.newBuilder().setWfSpecName("inheriting").setParentWfRunId(parent), Arg.of("mine", 5));
                play.completed(first);
                play.say("of the parent", play.variable(parent, 0, "total"));
                play.attempt("without a parent", () -> play.runOf("inheriting", Arg.of("mine", 1)));
                play.attempt("its variable from outside", () -> play.runWith(
                        RunWfRequest.newBuilder().setWfSpecName("inheriting").setParentWfRunId(parent), Arg.of("mine", 5), Arg.of("total", 1)));
                play.post(parent, "bequeathing-go", "x");
                play.completed(parent);
                play.completed(play.runWith(RunWfRequest.newBuilder().setWfSpecName("inheriting").setParentWfRunId(parent), Arg.of("mine", 7)));
            }),
            Scenario.of(retained(), play -> {
                WfRunId id = play.run();
                Play.eventually("gone", () -> {
                    try {
                        play.stub.getWfRun(id);
                        return false;
                    } catch (io.grpc.StatusRuntimeException gone) {
                        return gone.getStatus().getCode() == io.grpc.Status.Code.NOT_FOUND;
                    }
                });
            }),
            new Scenario("versions", List.of(), play -> {
                Workflow first = Workflow.newWorkflow("versioned", wf -> wf.declareInt("n").required());
                Workflow second = Workflow.newWorkflow("versioned", wf -> {
                    wf.declareInt("n").required();
                    wf.execute("note", "second");
                }).withUpdateType(AllowedUpdateType.MINOR_REVISION_UPDATES);
                Workflow third = Workflow.newWorkflow("versioned", wf -> {
                    wf.declareInt("n").required();
                    wf.declareStr("more").required();
                });
                play.say("is there", first.doesWfSpecExist(play.stub));
                for (Workflow each : List.of(first, first, second, third)) {
                    Dsl.register(play, each);
                    Thread.sleep(500);
                    play.say("latest", play.stub.getLatestWfSpec(
                            GetLatestWfSpecRequest.newBuilder().setName("versioned").build()).getId());
                }
                play.attempt("breaking", () -> {
                    Workflow.newWorkflow("versioned", wf -> {}).withUpdateType(AllowedUpdateType.MINOR_REVISION_UPDATES)
                            .registerWfSpec(play.stub);
                    return "taken";
                });
                play.attempt("any change", () -> {
                    Workflow.newWorkflow("versioned", wf -> {}).withUpdateType(AllowedUpdateType.NO_UPDATES).registerWfSpec(play.stub);
                    return "taken";
                });
                play.say("is there now", first.doesWfSpecExist(play.stub, 1));
                play.completed(play.runWith(RunWfRequest.newBuilder().setWfSpecName("versioned").setMajorVersion(0), Arg.of("n", 1)));
                play.attempt("latest wants more", () -> play.runOf("versioned", Arg.of("n", 1)));
            }));

    private Children() {}
}
