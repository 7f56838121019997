import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.StatusRuntimeException;
import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.config.LHConfig;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.proto.LittleHorseGrpc.LittleHorseBlockingStub;
import io.littlehorse.sdk.common.util.Arg;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** One scenario being run: what its drive does, and what it says of that. Ids of WfRuns are the same on every server. */
final class Play {
    final LHConfig config;
    final LittleHorseBlockingStub stub;
    final Scenario scenario;
    private final JsonArray said = new JsonArray();
    private final JsonArray runs = new JsonArray();

    Play(LHConfig config, Scenario scenario) {
        this.config = config;
        this.stub = config.getBlockingStub();
        this.scenario = scenario;
    }

    /** Runs the scenario's first workflow. */
    WfRunId run(Arg... inputs) {
        return runOf(scenario.workflows().get(0).getName(), inputs);
    }

    WfRunId runOf(String wfSpec, Arg... inputs) {
        return runWith(RunWfRequest.newBuilder().setWfSpecName(wfSpec), inputs);
    }

    WfRunId runWith(RunWfRequest.Builder request, Arg... inputs) {
        request.setId(scenario.name() + "-" + runs.size());
        for (Arg arg : inputs)
            request.putVariables(arg.name, LHLibUtil.objToVarVal(arg.value, config.getTypeAdapterRegistry()));
        WfRunId id = stub.runWf(request.build()).getId();
        runs.add(LHLibUtil.wfRunIdToString(id));
        return id;
    }

    void say(String key, Object value) {
        JsonObject line = new JsonObject();
        line.add(key, value instanceof Message message ? json(message) : new Gson().toJsonTree(value));
        said.add(line);
    }

    /** Says the code and the message with which a call is refused, or what it gave. */
    void attempt(String key, Callable<?> call) throws Exception {
        try {
            say(key, call.call());
        } catch (StatusRuntimeException refused) {
            JsonObject how = new JsonObject();
            how.addProperty("refused", refused.getStatus().getCode().name());
            how.addProperty("message", String.valueOf(refused.getStatus().getDescription()));
            say(key, how);
        }
    }

    private static JsonObject json(Message message) {
        try {
            return JsonParser.parseString(JsonFormat.printer().print(message)).getAsJsonObject();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    JsonObject line() {
        JsonObject line = new JsonObject();
        line.addProperty("scenario", scenario.name());
        line.add("said", said);
        line.add("runs", runs);
        JsonArray texts = new JsonArray();
        scenario.workflows().forEach(each -> texts.add(each.compileWfToJson()));
        line.add("workflows", texts);
        return line;
    }

    // ---- what tests wait for

    /** Tries for 15 s. */
    static void eventually(String what, Callable<Boolean> holds) throws Exception {
        long end = System.currentTimeMillis() + Duration.ofSeconds(15).toMillis();
        while (true) {
            StatusRuntimeException last = null;
            try {
                if (holds.call()) return;
            } catch (StatusRuntimeException refused) {
                last = refused;
            }
            if (System.currentTimeMillis() > end) throw new IllegalStateException("in vain: " + what, last);
            Thread.sleep(30);
        }
    }

    void until(WfRunId id, LHStatus status) throws Exception {
        eventually(id.getId() + " is " + status, () -> stub.getWfRun(id).getStatus() == status);
    }

    void completed(WfRunId id) throws Exception {
        until(id, LHStatus.COMPLETED);
    }

    /** Waits until a node whose name contains that is RUNNING in a ThreadRun. */
    void at(WfRunId id, int thread, String node) throws Exception {
        at(id, thread, node, 1);
    }

    /** The nth visit of the node. */
    void at(WfRunId id, int thread, String node, int nth) throws Exception {
        eventually(id.getId() + " is at " + node, () -> {
            List<NodeRun> there = stub.listNodeRuns(ListNodeRunsRequest.newBuilder().setWfRunId(id).build()).getResultsList();
            long arrived = there.stream()
                    .filter(run -> run.getId().getThreadRunNumber() == thread && run.getNodeName().contains(node))
                    .count();
            return arrived >= nth
                    && there.stream().anyMatch(run -> run.getId().getThreadRunNumber() == thread
                            && run.getNodeName().contains(node)
                            && run.getStatus() == LHStatus.RUNNING);
        });
    }

    ExternalEvent post(WfRunId id, String event, Object content) {
        return stub.putExternalEvent(PutExternalEventRequest.newBuilder()
                .setWfRunId(id)
                .setExternalEventDefId(LHLibUtil.externalEventDefId(event))
                .setContent(LHLibUtil.objToVarVal(content))
                .build());
    }

    VariableValue variable(WfRunId id, int thread, String name) {
        return stub.getVariable(VariableId.newBuilder()
                        .setWfRunId(id)
                        .setThreadRunNumber(thread)
                        .setName(name)
                        .build())
                .getValue();
    }

    UserTaskRun userTask(WfRunId id) {
        List<UserTaskRun> all =
                stub.listUserTaskRuns(ListUserTaskRunRequest.newBuilder().setWfRunId(id).build()).getResultsList();
        return all.get(all.size() - 1);
    }

    void complete(WfRunId id, String user, Arg... results) {
        CompleteUserTaskRunRequest.Builder request =
                CompleteUserTaskRunRequest.newBuilder().setUserTaskRunId(userTask(id).getId()).setUserId(user);
        for (Arg result : results) request.putResults(result.name, LHLibUtil.objToVarVal(result.value));
        stub.completeUserTaskRun(request.build());
    }
}
