import io.littlehorse.sdk.wfsdk.ThreadFunc;
import io.littlehorse.sdk.wfsdk.Workflow;
import java.util.List;

/** What a LittleHorse user would write: workflows in the Workflow DSL, and a test that runs them. */
record Scenario(String name, List<Workflow> workflows, Drive drive) {
    interface Drive {
        void with(Play play) throws Exception;
    }

    /** One workflow, named as the scenario. */
    static Scenario of(String name, ThreadFunc workflow, Drive drive) {
        return new Scenario(name, List.of(Workflow.newWorkflow(name, workflow)), drive);
    }

    static Scenario of(Workflow workflow, Drive drive) {
        return new Scenario(workflow.getName(), List.of(workflow), drive);
    }
}
