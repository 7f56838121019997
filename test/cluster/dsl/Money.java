import io.littlehorse.sdk.common.adapter.LHStringAdapter;

/** A class that LittleHorse does not know, carried as a STR by a type adapter. */
public record Money(long cents, String currency) implements java.io.Serializable {
    public static final class Adapter implements LHStringAdapter<Money> {
        public String toString(Money money) {
            return money.cents() + " " + money.currency();
        }

        public Money fromString(String text) {
            String[] parts = text.split(" ");
            return new Money(Long.parseLong(parts[0]), parts[1]);
        }

        public Class<Money> getTypeClass() {
            return Money.class;
        }
    }
}
