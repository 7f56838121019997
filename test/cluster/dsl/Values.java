import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Expressions, JSON, casts, texts, masks, indexes. */
final class Values {
    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("arithmetic", wf -> {
                WfRunVariable i = wf.declareInt("i").withDefault(7);
                WfRunVariable d = wf.declareDouble("d").withDefault(1.5);
                WfRunVariable s = wf.declareStr("s").withDefault("a");
                WfRunVariable list = wf.declareJsonArr("list").withDefault(List.of(1, 2, 2, 3));
                i.assign(i.add(3).multiply(2).subtract(1));
                i.assign(wf.divide(i, 2));
                d.assign(wf.multiply(i, d));
                i.assign(d.castToInt());
                wf.mutate(i, VariableMutationType.ADD, 2);
                d.assign(wf.pow(2, 0.5));
                s.assign(s.extend("b").add(i).add("/").add(true));
                list.assign(list.removeIfPresent(2));
                list.assign(list.extend(new java.util.ArrayList<>(List.of("x", 2.5))));
                list.assign(wf.removeIndex(list, 0));
                wf.mutate(list, VariableMutationType.ADD, Map.of("k", "v"));
                wf.complete(wf.add(s.size(), list.size()));
            }, play -> play.completed(play.run())),
            Scenario.of("json-paths", wf -> {
                WfRunVariable cart = wf.declareJsonObj("cart");
                WfRunVariable total = wf.declareDouble("total").withDefault(0.0);
                WfRunVariable name = wf.declareStr("name");
                cart.assign(wf.execute("get-cart", 2));
                total.assign(total.add(cart.jsonPath("$.items[1].price")));
                name.assign(cart.get("owner").get("name"));
                cart.jsonPath("$.owner.name").assign("bob");
                cart.jsonPath("$.note").assign(wf.format("{0} for {1}", total, name));
                cart.jsonPath("$.items[0].price").assign(cart.jsonPath("$.items[0].price").add(10));
                wf.mutate(cart, VariableMutationType.REMOVE_KEY, "count");
                cart.jsonPath("$.items").assign(cart.jsonPath("$.items").add("extra"));
                wf.execute("describe", cart.jsonPath("$.owner.name"), 5, total, true, cart.jsonPath("$.owner"), cart.jsonPath("$.items"));
                wf.complete(cart.get("items").get(0).get("sku").castToStr());
            }, play -> play.completed(play.run())),
            Scenario.of("inputs-of-every-type", wf -> {
                WfRunVariable text = wf.declareStr("text");
                WfRunVariable number = wf.declareInt("number");
                WfRunVariable ratio = wf.declareDouble("ratio");
                WfRunVariable flag = wf.declareBool("flag");
                WfRunVariable obj = wf.declareJsonObj("obj");
                WfRunVariable list = wf.declareJsonArr("list");
                WfRunVariable bytes = wf.declareBytes("bytes");
                WfRunVariable instant = wf.declareTimestamp("instant");
                WfRunVariable run = wf.addVariable("run", VariableType.WF_RUN_ID);
                wf.execute("describe", text, number, ratio, flag, obj, list);
                wf.execute("describe-more", bytes, instant, run);
            }, play -> {
                play.completed(play.run());
                play.completed(play.run(
                        Arg.of("text", "a"), Arg.of("number", 5), Arg.of("ratio", 2), Arg.of("flag", true),
                        Arg.of("obj", Map.of("a", List.of(1, 2.5))), Arg.of("list", List.of("x", 1)),
                        Arg.of("bytes", "hi".getBytes()), Arg.of("instant", Instant.parse("2026-01-02T03:04:05.678Z")),
                        Arg.of("run", WfRunId.newBuilder().setId("c").setParentWfRunId(WfRunId.newBuilder().setId("p")).build())));
                play.attempt("a text for a number", () -> play.run(Arg.of("number", "5")));
                play.attempt("a list for an object", () -> play.run(Arg.of("obj", List.of(1))));
            }),
            Scenario.of("casts", wf -> {
                WfRunVariable text = wf.declareStr("text");
                WfRunVariable number = wf.declareInt("number");
                WfRunVariable said = wf.declareStr("said");
                number.assign(text.castToInt());
                said.assign(number.castToStr().add("!"));
                var twice = wf.execute("twice", text.castToInt());
                wf.handleError(twice, LHErrorType.VAR_SUB_ERROR, handler -> said.assign("no number"));
                wf.complete(wf.execute("is-even", twice.castToInt()).castToStr());
            }, play -> {
                play.completed(play.run(Arg.of("text", "21")));
                play.until(play.run(Arg.of("text", "2x")), LHStatus.ERROR);
            }),
            Scenario.of("format-strings", wf -> {
                WfRunVariable name = wf.declareStr("name").withDefault("ann");
                WfRunVariable count = wf.declareInt("count").withDefault(1234567);
                WfRunVariable obj = wf.declareJsonObj("obj").withDefault(Map.of("k", List.of(1, "two")));
                wf.execute("note", wf.format("{0} has {1}, {2} and {0}", name, count, obj));
                wf.execute("note", wf.format("it''s {0,number,#.##}", 2.345));
                wf.execute("greet", wf.format("{0}{1}", wf.format("<{0}>", name), count.add(1)));
                wf.throwEvent("formatted", wf.format("done: {0}", name)).registeredAs(String.class);
                wf.fail(wf.format("{0} failed", name), "text-failure", "as said");
            }, play -> play.until(play.run(), LHStatus.EXCEPTION)),
            Scenario.of("masked-values", wf -> {
                WfRunVariable secret = wf.declareStr("secret").masked().required().searchable();
                WfRunVariable shown = wf.declareStr("shown");
                shown.assign(wf.execute("keep-secret", secret));
                wf.execute("note", secret);
                wf.complete(secret);
            }, play -> play.completed(play.run(Arg.of("secret", "hush")))),
            Scenario.of("searchable", wf -> {
                WfRunVariable name = wf.declareStr("name").searchable().required();
                WfRunVariable obj = wf.declareJsonObj("obj").searchableOn("$.city", VariableType.STR).searchableOn("$.n", VariableType.INT);
                name.assign(wf.execute("greet", name));
                wf.waitForEvent("searchable-go").registeredAs(String.class);
            }, play -> {
                WfRunId id = play.run(Arg.of("name", "ann"), Arg.of("obj", new java.util.TreeMap<>(Map.of("city", "Bonn", "n", 5))));
                play.at(id, 0, "searchable-go");
                SearchVariableRequest.Builder search = SearchVariableRequest.newBuilder().setWfSpecName("searchable");
                Play.eventually("found", () -> play.stub.searchVariable(search.setVarName("name")
                        .setValue(VariableValue.newBuilder().setStr("hello ann")).build()).getResultsCount() == 1);
                play.say("by the old value", play.stub.searchVariable(search
                        .setValue(VariableValue.newBuilder().setStr("ann")).build()));
                play.say("by a path", play.stub.searchVariable(search.setVarName("obj_$.city")
                        .setValue(VariableValue.newBuilder().setStr("Bonn")).build()));
                play.say("by a number", play.stub.searchVariable(search.setVarName("obj_$.n")
                        .setValue(VariableValue.newBuilder().setInt(5)).build()));
                play.say("running", play.stub.searchWfRun(SearchWfRunRequest.newBuilder()
                        .setWfSpecName("searchable").setStatus(LHStatus.RUNNING).build()));
                play.say("by a filter", play.stub.searchWfRun(SearchWfRunRequest.newBuilder().setWfSpecName("searchable")
                        .addVariableFilters(VariableMatch.newBuilder().setVarName("name")
                                .setValue(VariableValue.newBuilder().setStr("hello ann"))).build()));
            }),
            Scenario.of("defaults", wf -> {
                wf.declareInt("i").withDefault(5);
                wf.declareStr("required").required();
                wf.declareJsonArr("list").withDefault(List.of(1, "a"));
                wf.declareJsonObj("obj").withDefault(Map.of("a", Map.of("b", true)));
                wf.declareBool("no");
                wf.addVariable("guessed", 2.5);
                wf.addVariable("typed", VariableType.INT);
            }, play -> {
                play.completed(play.run(Arg.of("required", "yes")));
                play.completed(play.run(Arg.of("required", null), Arg.of("i", null)));
                play.attempt("without the required one", () -> play.run());
            }));

    private Values() {}
}
