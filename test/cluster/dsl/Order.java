import io.littlehorse.sdk.worker.LHStructDef;
import java.util.Map;

/** A Struct with a Map, an array and a class of a type adapter among its fields. */
@LHStructDef("order")
public class Order {
    private Map<String, Long> amounts;
    private Long[] sizes;
    private Money total;
    private boolean paid;

    public Map<String, Long> getAmounts() {
        return amounts;
    }

    public void setAmounts(Map<String, Long> amounts) {
        this.amounts = amounts;
    }

    public Long[] getSizes() {
        return sizes;
    }

    public void setSizes(Long[] sizes) {
        this.sizes = sizes;
    }

    public Money getTotal() {
        return total;
    }

    public void setTotal(Money total) {
        this.total = total;
    }

    public boolean isPaid() {
        return paid;
    }

    public void setPaid(boolean paid) {
        this.paid = paid;
    }
}
