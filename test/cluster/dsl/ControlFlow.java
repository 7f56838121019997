import io.littlehorse.sdk.common.proto.*;
import io.littlehorse.sdk.common.util.Arg;
import io.littlehorse.sdk.wfsdk.WfRunVariable;
import java.util.List;

/** Branches and loops. */
final class ControlFlow {
    static final List<Scenario> SCENARIOS = List.of(
            Scenario.of("if-else-if", wf -> {
                WfRunVariable n = wf.declareInt("n").required();
                WfRunVariable size = wf.declareStr("size").withDefault("none");
                wf.doIf(n.isGreaterThan(100), then -> {
                            size.assign("large");
                            then.execute("note", "large");
                        })
                        .doElseIf(n.isGreaterThan(10), then -> size.assign("medium"))
                        .doElseIf(n.isEqualTo(7), then -> then.execute("note", wf.format("lucky {0}", n)))
                        .doElse(then -> {
                            size.assign("small");
                            then.execute("note", size);
                        });
                wf.complete(size);
            }, play -> {
                for (int n : new int[] {1000, 50, 7, 1}) play.completed(play.run(Arg.of("n", n)));
            }),
            Scenario.of("if-bool-variable", wf -> {
                WfRunVariable is = wf.declareBool("is");
                WfRunVariable seen = wf.declareJsonArr("seen").withDefault(List.of());
                wf.doIf(is, then -> seen.assign(seen.add("yes")));
                wf.doIfElse(is, then -> then.execute("note", "yes"), otherwise -> otherwise.execute("note", "no"));
                wf.doIf(is.and(seen.doesContain("yes")), then -> seen.assign(seen.add("both")));
                wf.doIf(is.or(wf.condition(seen.size(), Comparator.GREATER_THAN, 5)), then -> {});
                wf.doIfElse(is, then -> then.complete(), otherwise -> otherwise.fail("no-good", "it was false"));
            }, play -> {
                play.completed(play.run(Arg.of("is", true)));
                play.until(play.run(Arg.of("is", false)), LHStatus.EXCEPTION);
            }),
            Scenario.of("while-counts", wf -> {
                WfRunVariable i = wf.declareInt("i").withDefault(0);
                WfRunVariable evens = wf.declareJsonArr("evens").withDefault(List.of());
                wf.doWhile(i.isLessThan(4), body -> {
                    var even = body.execute("is-even", i);
                    body.doIf(wf.condition(even, Comparator.EQUALS, true), then -> evens.assign(evens.add(i)));
                    i.assign(i.add(1));
                });
                wf.complete(evens);
            }, play -> {
                play.completed(play.run());
                play.completed(play.run(Arg.of("i", 9)));
            }),
            Scenario.of("while-in-while", wf -> {
                WfRunVariable row = wf.declareInt("row").withDefault(0);
                WfRunVariable column = wf.declareInt("column").withDefault(0);
                WfRunVariable cells = wf.declareStr("cells").withDefault("");
                wf.doWhile(row.isLessThan(2), outer -> {
                    column.assign(0);
                    outer.doWhile(column.isLessThanEq(row), inner -> {
                        cells.assign(cells.extend(wf.format("{0}{1} ", row, column)));
                        column.assign(column.add(1));
                        inner.execute("note", cells);
                    });
                    row.assign(row.add(1));
                });
            }, play -> play.completed(play.run())),
            Scenario.of("while-until-found", wf -> {
                WfRunVariable index = wf.declareInt("index").withDefault(0);
                WfRunVariable wanted = wf.declareStr("wanted").required();
                WfRunVariable list = wf.declareJsonArr("list");
                list.assign(wf.execute("get-list"));
                wf.doWhile(index.isLessThan(list.size()), body -> {
                    body.doIf(list.jsonPath("$[0]").isEqualTo(wanted), then -> then.complete(index));
                    list.assign(list.removeIndex(0));
                    list.assign(list.add("z"));
                    index.assign(index.add(1));
                });
                wf.fail(index, "not-found", "there is none");
            }, play -> {
                play.completed(play.run(Arg.of("wanted", "b")));
                play.until(play.run(Arg.of("wanted", "x")), LHStatus.EXCEPTION);
            }),
            Scenario.of("membership", wf -> {
                WfRunVariable word = wf.declareStr("word");
                WfRunVariable allowed = wf.declareJsonArr("allowed").withDefault(List.of("a", "b"));
                WfRunVariable index = wf.declareJsonObj("index").withDefault(java.util.Map.of("a", 1));
                WfRunVariable said = wf.declareStr("said").withDefault("");
                wf.doIf(word.isIn(allowed), then -> said.assign(said.add("in ")));
                wf.doIf(word.isNotIn(allowed), then -> said.assign(said.add("out ")));
                wf.doIf(index.doesContain(word), then -> said.assign(said.add("key ")));
                wf.doIf(allowed.doesNotContain(word), then -> said.assign(said.add("without ")));
                wf.doIf(wf.condition(word, Comparator.NOT_EQUALS, "a"), then -> said.assign(said.add("other ")));
                wf.complete(said);
            }, play -> {
                for (String word : new String[] {"a", "b", "abc"}) play.completed(play.run(Arg.of("word", word)));
            }),
            Scenario.of("condition-and-sleep", wf -> {
                WfRunVariable ready = wf.declareBool("ready").withDefault(false);
                WfRunVariable when = wf.declareInt("when");
                var helper = wf.spawnThread(child -> {
                    child.waitForEvent("cs-go").registeredAs(null);
                    ready.assign(true);
                    child.sleepSeconds(1);
                }, "helper", java.util.Map.of());
                wf.waitForCondition(ready.isEqualTo(true));
                wf.sleepUntil(when);
                wf.waitForThreads(io.littlehorse.sdk.wfsdk.SpawnedThreads.of(helper));
            }, play -> {
                WfRunId id = play.run(Arg.of("when", 1000L));
                play.at(id, 0, "wait-for-condition");
                play.at(id, 1, "cs-go");
                play.post(id, "cs-go", null);
                play.completed(id);
            }));

    private ControlFlow() {}
}
