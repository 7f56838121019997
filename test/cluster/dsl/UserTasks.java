import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.usertask.UserTaskSchema;
import io.littlehorse.sdk.usertask.annotations.UserTaskField;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import io.littlehorse.sdk.wfsdk.Workflow;
import java.util.List;

/** User tasks with all that the DSL can say of them. */
final class UserTasks {
    public static class ApprovalForm {
        @UserTaskField(displayName = "Approved?", description = "Say yes or no")
        public boolean isApproved;

        @UserTaskField(required = false)
        public String comment;

        @UserTaskField(displayName = "How many", required = false)
        public int amount;
    }

    /** Its UserTaskDef has the scenario's name, with -form behind it. */
    private static Scenario of(String name, io.littlehorse.sdk.wfsdk.ThreadFunc workflow, Scenario.Drive drive) {
        return new Scenario(name, List.of(), play -> {
            PutUserTaskDefRequest form = new UserTaskSchema(new ApprovalForm(), name + "-form").compile();
            play.say("form", play.stub.putUserTaskDef(form));
            play.stub.putUserTaskDef(form);
            Dsl.register(play, Workflow.newWorkflow(name, workflow));
            drive.with(play);
        });
    }

    private static WfRunId run(Play play, Arg... inputs) {
        return play.runOf(play.scenario.name(), inputs);
    }

    private static UserTaskRun now(Play play, WfRunId id, UserTaskRunStatus status) throws Exception {
        Play.eventually("user task is " + status, () -> play.userTask(id).getStatus() == status);
        return play.userTask(id);
    }

    static final List<Scenario> SCENARIOS = List.of(
            of("approval", wf -> {
                WfRunVariable who = wf.declareStr("who").required();
                WfRunVariable approved = wf.declareBool("approved");
                WfRunVariable form = wf.declareJsonObj("form");
                var task = wf.assignUserTask("approval-form", who, "managers").withNotes(wf.format("for {0}", who));
                form.assign(task);
                approved.assign(task.jsonPath("$.isApproved"));
                wf.doIfElse(approved, then -> then.execute("note", form.jsonPath("$.comment")), otherwise -> otherwise.fail("rejected", "no"));
            }, play -> {
                WfRunId yes = run(play, Arg.of("who", "ann"));
                play.at(yes, 0, "approval-form");
                play.attempt("a required field is missing", () -> {
                    play.complete(yes, "ann", Arg.of("comment", "fine"));
                    return "taken";
                });
                play.attempt("a wrong type", () -> {
                    play.complete(yes, "ann", Arg.of("isApproved", "yes"));
                    return "taken";
                });
                play.complete(yes, "ann", Arg.of("isApproved", true), Arg.of("comment", "fine"), Arg.of("amount", 3));
                play.completed(yes);
                WfRunId no = run(play, Arg.of("who", "bob"));
                play.at(no, 0, "approval-form");
                play.complete(no, "carol", Arg.of("isApproved", false));
                play.until(no, LHStatus.EXCEPTION);
                play.say("done by carol", play.stub.searchUserTaskRun(SearchUserTaskRunRequest.newBuilder()
                        .setUserId("carol").setUserTaskDefName("approval-form").setStatus(UserTaskRunStatus.DONE).build()));
            }),
            of("reminded", wf -> {
                WfRunVariable delay = wf.declareInt("delay").withDefault(3);
                WfRunVariable text = wf.declareStr("text").withDefault("please");
                var task = wf.assignUserTask("reminded-form", "ann", "staff");
                wf.scheduleReminderTask(task, 1, "remind", text);
                wf.scheduleReminderTaskOnAssignment(task, delay, "remind", wf.format("{0}, {1}", text, delay));
                wf.execute("note", text);
            }, play -> {
                WfRunId id = run(play);
                play.at(id, 0, "reminded-form");
                Play.eventually("two reminders", () -> play.stub.listTaskRuns(ListTaskRunsRequest.newBuilder().setWfRunId(id).build())
                                .getResultsList().stream().filter(each -> each.getStatus() == TaskStatus.TASK_SUCCESS).count()
                        == 2);
                play.complete(id, "ann", Arg.of("isApproved", true));
                play.completed(id);
            }),
            of("released-to-group", wf -> {
                var task = wf.assignUserTask("released-to-group-form", "ann", "staff");
                wf.releaseToGroupOnDeadline(task, 1);
            }, play -> {
                WfRunId id = run(play);
                UserTaskRun task = now(play, id, UserTaskRunStatus.UNASSIGNED);
                play.stub.assignUserTaskRun(AssignUserTaskRunRequest.newBuilder().setUserTaskRunId(task.getId()).setUserId("bob").build());
                play.attempt("claimed already", () -> play.stub.assignUserTaskRun(AssignUserTaskRunRequest.newBuilder()
                        .setUserTaskRunId(task.getId()).setUserId("carol").build()));
                play.stub.assignUserTaskRun(AssignUserTaskRunRequest.newBuilder()
                        .setUserTaskRunId(task.getId()).setUserId("dave").setUserGroup("staff").setOverrideClaim(true).build());
                play.complete(id, "dave", Arg.of("isApproved", true));
                play.completed(id);
            }),
            of("reassigned", wf -> {
                WfRunVariable deputy = wf.declareStr("deputy").withDefault("bob");
                var task = wf.assignUserTask("reassigned-form", "ann", null);
                wf.reassignUserTask(task, deputy, "deputies", 3);
            }, play -> {
                WfRunId id = run(play);
                Play.eventually("bob has it", () -> play.userTask(id).getUserId().equals("bob"));
                play.complete(id, "bob", Arg.of("isApproved", true));
                play.completed(id);
            }),
            of("cancelled-in-time", wf -> {
                WfRunVariable seen = wf.declareStr("seen").withDefault("nothing");
                var task = wf.assignUserTask("cancelled-in-time-form", null, "staff").withOnCancellationException("nobody-came");
                wf.cancelUserTaskRunAfter(task, 1);
                wf.handleException(task, "nobody-came", handler -> seen.assign("nobody came"));
                var second = wf.assignUserTask("cancelled-in-time-form", "ann", "staff");
                wf.cancelUserTaskRunAfterAssignment(second, 1);
                wf.handleError(second, LHErrorType.USER_TASK_CANCELLED, handler -> handler.execute("note", "cancelled"));
                wf.complete(seen);
            }, play -> {
                WfRunId id = run(play);
                play.completed(id);
            }),
            of("cancelled-by-hand", wf -> wf.assignUserTask("cancelled-by-hand-form", "ann", null).withNotes("a note"), play -> {
                WfRunId id = run(play);
                play.at(id, 0, "cancelled-by-hand-form");
                UserTaskRunId task = play.userTask(id).getId();
                play.stub.putUserTaskRunComment(PutUserTaskRunCommentRequest.newBuilder()
                        .setUserTaskRunId(task).setUserId("ann").setComment("hm").build());
                play.stub.saveUserTaskRunProgress(SaveUserTaskRunProgressRequest.newBuilder().setUserTaskRunId(task).setUserId("ann")
                        .setPolicy(SaveUserTaskRunProgressRequest.SaveUserTaskRunAssignmentPolicy.FAIL_IF_CLAIMED_BY_OTHER)
                        .putResults("comment", LHLibUtil.objToVarVal("half")).build());
                play.stub.cancelUserTaskRun(CancelUserTaskRunRequest.newBuilder().setUserTaskRunId(task).build());
                play.until(id, LHStatus.ERROR);
                play.attempt("completed all the same", () -> {
                    play.complete(id, "ann", Arg.of("isApproved", true));
                    return "taken";
                });
            }));

    private UserTasks() {}
}
