import io.littlehorse.sdk.common.LHLibUtil;
import io.littlehorse.sdk.common.exception.LHTaskException;
import io.littlehorse.sdk.common.proto.WfRunId;
import io.littlehorse.sdk.worker.LHTaskMethod;
import io.littlehorse.sdk.worker.LHType;
import io.littlehorse.sdk.worker.WorkerContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Task methods of all scenarios. What they do depends on their inputs and attempt alone. */
public class Tasks {
    @LHTaskMethod("greet")
    public String greet(@LHType(name = "name") String name) {
        return "hello " + name;
    }

    @LHTaskMethod("note")
    public void note(@LHType(name = "what") String what) {}

    @LHTaskMethod(value = "twice", description = "Doubles")
    public long twice(@LHType(name = "n") long n) {
        return n * 2;
    }

    @LHTaskMethod("is-even")
    public boolean isEven(@LHType(name = "n") Integer n) {
        return n % 2 == 0;
    }

    @LHTaskMethod("describe")
    public String describe(
            @LHType(name = "text") String text,
            @LHType(name = "number") Long number,
            @LHType(name = "ratio") Double ratio,
            @LHType(name = "flag") Boolean flag,
            @LHType(name = "obj") Map<String, Object> obj,
            @LHType(name = "list") List<Object> list) {
        return text + "|" + number + "|" + ratio + "|" + flag + "|" + obj + "|" + list;
    }

    @LHTaskMethod("describe-more")
    public String describeMore(
            @LHType(name = "bytes") byte[] bytes,
            @LHType(name = "instant") Instant instant,
            @LHType(name = "run") WfRunId run) {
        return (bytes == null ? null : new String(bytes)) + "|" + instant + "|" + (run == null ? null : LHLibUtil.wfRunIdToString(run));
    }

    @LHTaskMethod("get-cart")
    public Map<String, Object> getCart(@LHType(name = "items") int items) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("sku", "item-" + i);
            item.put("price", 1.5 + i);
            all.add(item);
        }
        Map<String, Object> cart = new LinkedHashMap<>();
        cart.put("items", all);
        cart.put("count", items);
        cart.put("owner", Map.of("name", "ann"));
        return cart;
    }

    @LHTaskMethod("get-list")
    public List<String> getList() {
        return List.of("a", "b", "c");
    }

    @LHTaskMethod("get-nothing")
    public String getNothing() {
        return null;
    }

    // ---- failures

    @LHTaskMethod("fail-often")
    public String failOften(@LHType(name = "times") long times, WorkerContext context) {
        context.log("attempt " + context.getAttemptNumber());
        if (context.getAttemptNumber() < times) throw new IllegalStateException("not yet");
        return "at " + context.getAttemptNumber();
    }

    @LHTaskMethod("refuse")
    public String refuse(@LHType(name = "why") String why) {
        if (why.equals("technical")) throw new IllegalArgumentException("it broke");
        if (why.equals("content")) throw new LHTaskException("out-of-stock", "none left", LHLibUtil.objToVarVal("mug"));
        if (!why.equals("fine")) throw new LHTaskException(why, "because");
        return "fine";
    }

    @LHTaskMethod("slow")
    public String slow(@LHType(name = "ms") long ms) throws InterruptedException {
        Thread.sleep(ms);
        return "awake";
    }

    public static class Strange {
        public Strange me = this;
    }

    @LHTaskMethod("give-strange")
    public Strange giveStrange() {
        return new Strange();
    }

    public static class Point {
        public int x;
        public int y;
    }

    @LHTaskMethod("move-point")
    public Point movePoint(@LHType(name = "point") Point point) {
        point.x += 1;
        return point;
    }

    @LHTaskMethod("want-int")
    public int wantInt(@LHType(name = "n") int n) {
        return n;
    }

    // ---- native values

    @LHTaskMethod("make-person")
    public Person makePerson(@LHType(name = "name") String name) {
        return new Person(name, 30, new Address("Main Street", 1234));
    }

    @LHTaskMethod("show-person")
    public String showPerson(@LHType(name = "person") Person person) {
        return person.getShown();
    }

    @LHTaskMethod("show-address")
    public String showAddress(@LHType(name = "address") Address address) {
        return address.getStreet() + " " + address.getZip();
    }

    @LHTaskMethod("make-order")
    public Order makeOrder() {
        Order order = new Order();
        order.setAmounts(new TreeMap<>(Map.of("mug", 2L)));
        order.setSizes(new Long[] {1L, 2L});
        order.setTotal(new Money(250, "EUR"));
        order.setPaid(true);
        return order;
    }

    @LHTaskMethod("show-order")
    public String showOrder(@LHType(name = "order") Order order) {
        return order.getAmounts() + " " + Arrays.toString(order.getSizes()) + " " + order.getTotal() + " " + order.isPaid();
    }

    @LHTaskMethod("make-numbers")
    @LHType(isLHArray = true)
    public Long[] makeNumbers() {
        return new Long[] {3L, 1L, 2L};
    }

    @LHTaskMethod("sum-numbers")
    public long sumNumbers(@LHType(name = "numbers", isLHArray = true) Long[] numbers) {
        return Arrays.stream(numbers).mapToLong(each -> each).sum();
    }

    @LHTaskMethod("show-map")
    public String showMap(@LHType(name = "map", isLHMap = true) Map<String, Long> map) {
        return new TreeMap<>(map).toString();
    }

    @LHTaskMethod("add-money")
    public Money addMoney(@LHType(name = "money") Money money, @LHType(name = "cents") long cents) {
        return new Money(money.cents() + cents, money.currency());
    }

    @LHTaskMethod("keep-secret")
    @LHType(masked = true)
    public String keepSecret(@LHType(name = "secret", masked = true) String secret) {
        return "kept " + secret;
    }

    // ---- the worker's context

    @LHTaskMethod("show-context")
    public String showContext(WorkerContext context) {
        context.log("one ");
        context.log(null);
        context.log(2);
        return String.join(
                "|",
                context.getWfRunId().getId(),
                context.getNodeRunId().getThreadRunNumber() + "/" + context.getNodeRunId().getPosition(),
                "" + context.getAttemptNumber(),
                context.getTaskRunId().getTaskGuid(),
                context.getIdempotencyKey(),
                "" + context.getUserId(),
                "" + context.getUserGroup(),
                "" + (context.getScheduledTime() != null));
    }

    @LHTaskMethod("checkpointed")
    public String checkpointed(WorkerContext context) {
        String first = context.executeAndCheckpoint(each -> {
            each.log("first log");
            return "one of " + context.getAttemptNumber();
        }, String.class);
        if (context.getAttemptNumber() == 0) throw new IllegalStateException("after the first checkpoint");
        Long second = context.executeAndCheckpoint(each -> 2L + context.getAttemptNumber(), Long.class);
        return first + ", " + second;
    }

    @LHTaskMethod("remind")
    public String remind(@LHType(name = "what") String what, WorkerContext context) {
        return what + "|" + context.getUserId() + "|" + context.getUserGroup() + "|" + context.getTaskRunId().getTaskGuid();
    }
}
