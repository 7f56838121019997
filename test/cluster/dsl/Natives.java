import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import java.util.List;
import java.util.Map;

/** Structs of Java classes, arrays, maps, type adapters. */
final class Natives {
    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("struct-of-a-class", wf -> {
                WfRunVariable person = wf.declareStruct("person", Person.class);
                WfRunVariable name = wf.declareStr("name");
                person.assign(wf.execute("make-person", "ann"));
                name.assign(person.get("name"));
                wf.execute("show-person", person);
                wf.execute("show-address", person.get("home"));
                wf.doIf(person.get("age").isGreaterThan(18), then -> then.execute("note", person.get("home").get("street")));
                wf.complete(person);
            }, play -> play.completed(play.run())),
            Scenario.of("struct-input", wf -> {
                WfRunVariable person = wf.declareStruct("person", Person.class).required();
                wf.execute("show-person", person);
                wf.complete(person.get("home").get("zipCode"));
            }, play -> {
                Person bob = new Person("bob", 5, new Address("Side Street", 99));
                bob.setTags(new String[] {"a", "b"});
                play.completed(play.run(Arg.of("person", bob)));
                play.attempt("an address instead", () -> play.run(Arg.of("person", new Address("x", 1))));
                play.attempt("without a home", () -> play.run(Arg.of("person", new Person("bob", 5, null))));
                play.attempt("a text instead", () -> play.run(Arg.of("person", "bob")));
            }),
            Scenario.of("struct-built", wf -> {
                WfRunVariable street = wf.declareStr("street").withDefault("Long Street");
                WfRunVariable address = wf.declareStruct("address", Address.class);
                WfRunVariable tags = wf.declareArray("tags", String.class);
                address.assign(wf.buildStruct("address").put("street", street).put("zipCode", 77));
                wf.execute("show-address", address);
                wf.execute("show-person", wf.buildStruct("person")
                        .put("name", wf.format("{0} {1}", "kim", "possible"))
                        .put("age", wf.add(20, 2))
                        .put("home", wf.buildInlineStruct().put("street", street).put("zipCode", 1))
                        .put("secret", "none")
                        .put("nickname", "kimmy")
                        .put("tags", tags));
            }, play -> {
                play.until(play.run(), LHStatus.ERROR);
                play.completed(play.runWith(RunWfRequest.newBuilder().setWfSpecName("struct-built").putVariables("tags",
                        LHLibUtil.objToVarValAsNativeArray(new String[] {"a"}, String[].class, play.config.getTypeAdapterRegistry()))));
            }),
            Scenario.of("struct-with-everything", wf -> {
                WfRunVariable order = wf.declareStruct("order", Order.class);
                order.assign(wf.execute("make-order"));
                wf.execute("show-order", order);
                wf.execute("show-map", order.get("amounts"));
                wf.execute("add-money", order.get("total"), 5);
                wf.complete(order.get("amounts").get("mug"));
            }, play -> play.completed(play.run())),
            Scenario.of("arrays", wf -> {
                WfRunVariable numbers = wf.declareArray("numbers", Long.class);
                WfRunVariable size = wf.declareInt("size");
                numbers.assign(wf.execute("make-numbers"));
                wf.execute("sum-numbers", numbers);
                numbers.assign(numbers.extend(10L));
                numbers.assign(numbers.removeIfPresent(1L));
                numbers.assign(numbers.removeIndex(0));
                size.assign(numbers.size());
                wf.execute("twice", numbers.get(0));
                var each = wf.spawnThreadForEach(numbers, "each", child -> {
                    WfRunVariable input = child.declareInt("INPUT");
                    child.complete(child.execute("twice", input));
                });
                wf.waitForThreads(each);
                wf.complete(numbers);
            }, play -> play.completed(play.run())),
            Scenario.of("array-inputs", wf -> {
                WfRunVariable texts = wf.declareArray("texts", String.class);
                wf.complete(texts.get(0));
            }, play -> {
                play.completed(play.runWith(RunWfRequest.newBuilder().setWfSpecName("array-inputs").putVariables("texts",
                        LHLibUtil.objToVarValAsNativeArray(new String[] {"a", "b"}, String[].class, play.config.getTypeAdapterRegistry()))));
                play.attempt("of numbers", () -> play.runWith(RunWfRequest.newBuilder().setWfSpecName("array-inputs").putVariables("texts",
                        LHLibUtil.objToVarValAsNativeArray(new Boolean[] {true}, Boolean[].class, play.config.getTypeAdapterRegistry()))));
                play.attempt("as JSON", () -> play.run(Arg.of("texts", List.of("a"))));
            }),
            Scenario.of("maps", wf -> {
                WfRunVariable map = wf.declareMap("map", String.class, Long.class);
                WfRunVariable one = wf.declareInt("one");
                wf.doIf(map.doesContain("a"), then -> one.assign(map.get("a")));
                wf.execute("show-map", map);
                map.assign(map.removeKey("a"));
                wf.execute("show-map", map);
                wf.complete(map);
            }, play -> play.completed(play.runWith(RunWfRequest.newBuilder().setWfSpecName("maps").putVariables("map",
                    LHLibUtil.objToVarValAsNativeMap(new java.util.TreeMap<>(Map.of("a", 1L, "b", 2L)), play.config.getTypeAdapterRegistry()))))),
            Scenario.of("type-adapter", wf -> {
                WfRunVariable money = wf.addVariable("money", Money.class).withDefault(new Money(5, "EUR"));
                money.assign(wf.execute("add-money", money, 20));
                wf.execute("add-money", new Money(1, "USD"), 1);
                wf.doIf(money.isEqualTo(new Money(25, "EUR")), then -> then.execute("note", money));
            }, play -> {
                WfRunId id = play.run();
                play.completed(id);
                play.say("as the SDK reads it", LHLibUtil.varValToObj(play.variable(id, 0, "money"), Money.class, play.config.getTypeAdapterRegistry()).toString());
                play.completed(play.run(Arg.of("money", new Money(9, "CHF"))));
            }),
            Scenario.of("plain-object", wf -> {
                WfRunVariable point = wf.declareJsonObj("point").withDefault(new java.util.TreeMap<>(Map.of("x", 1, "y", 2)));
                point.assign(wf.execute("move-point", point));
                point.assign(wf.execute("move-point", point));
                wf.execute("move-point", point.jsonPath("$.nothing"));
            }, play -> play.until(play.run(), LHStatus.ERROR)));

    private Natives() {}
}
