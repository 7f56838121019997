import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHTaskWorker;
import io.littlehorse.sdk.worker.LHType;
import java.util.List;

/** What a worker gets, and how it may be wrong. */
final class Workers {
    public static class Other {
        @LHTaskMethod("greet")
        public String greet(@LHType(name = "name") Long name) {
            return "";
        }

        @LHTaskMethod("nobody-registered-it")
        public void nobody() {}
    }

    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("worker-context", wf -> {
                var child = wf.spawnThread(thread -> thread.execute("show-context"), "child", java.util.Map.of());
                wf.waitForThreads(io.littlehorse.sdk.wfsdk.SpawnedThreads.of(child));
                wf.complete(wf.execute("show-context"));
            }, play -> play.completed(play.run())),
            Scenario.of("checkpoints", wf -> wf.complete(wf.execute("checkpointed").withRetries(1)), play -> {
                WfRunId id = play.run();
                play.completed(id);
                TaskRunId task = play.stub.listTaskRuns(ListTaskRunsRequest.newBuilder().setWfRunId(id).build()).getResults(0).getId();
                for (int number = 0; number < 3; number++) {
                    CheckpointId checkpoint = CheckpointId.newBuilder().setTaskRun(task).setCheckpointNumber(number).build();
                    play.attempt("checkpoint " + number, () -> play.stub.getCheckpoint(checkpoint));
                }
            }),
            Scenario.of("worker-of-another-signature", wf -> wf.execute("greet", "ann"), play -> {
                play.completed(play.run());
                play.attempt("registers another TaskDef", () -> {
                    new LHTaskWorker(new Other(), "greet", play.config).registerTaskDef();
                    return "taken";
                });
                try {
                    new LHTaskWorker(new Other(), "greet", play.config).start();
                    play.say("starts", "started");
                } catch (RuntimeException mismatch) {
                    play.say("starts", mismatch.getClass().getSimpleName() + ": " + mismatch.getMessage());
                }
                LHTaskWorker unknown = new LHTaskWorker(new Other(), "nobody-registered-it", play.config);
                play.say("is there", unknown.doesTaskDefExist());
                try {
                    unknown.start();
                    play.say("unknown starts", "started");
                } catch (RuntimeException mismatch) {
                    play.say("unknown starts", mismatch.getClass().getSimpleName() + ": " + mismatch.getMessage());
                }
            }),
            Scenario.of("definitions-as-the-SDK-reads-them".toLowerCase(), wf -> wf.declareStr("any"), play -> {
                for (String task : List.of("greet", "keep-secret", "make-person", "show-order", "make-numbers", "show-map", "add-money", "twice"))
                    play.say(task, play.stub.getTaskDef(LHLibUtil.taskDefId(task)));
                for (String struct : List.of("address", "person", "order"))
                    play.say(struct, play.stub.getStructDef(StructDefId.newBuilder().setName(struct).setVersion(-1).build()));
                play.say("evolves", play.stub.validateStructDefEvolution(ValidateStructDefEvolutionRequest.newBuilder()
                        .setStructDefId(StructDefId.newBuilder().setName("address"))
                        .setStructDef(InlineStructDef.newBuilder().putFields("street", StructFieldDef.newBuilder()
                                .setFieldType(TypeDefinition.newBuilder().setPrimitiveType(VariableType.STR)).build()))
                        .setCompatibilityType(StructDefCompatibilityType.FULLY_COMPATIBLE_SCHEMA_UPDATES).build()));
                play.say("who", play.stub.whoami(com.google.protobuf.Empty.getDefaultInstance()).getId());
            }));

    private Workers() {}
}
