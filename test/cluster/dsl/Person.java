import io.littlehorse.sdk.worker.LHStructDef;
import io.littlehorse.sdk.worker.LHStructField;
import io.littlehorse.sdk.worker.LHStructIgnore;

@LHStructDef("person")
public class Person {
    private String name;
    private Long age;
    private Address home;
    private String secret;
    private String nickname;
    private String[] tags = new String[] {"new"};

    public Person() {}

    public Person(String name, long age, Address home) {
        this.name = name;
        this.age = age;
        this.home = home;
        this.secret = "of " + name;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Long getAge() {
        return age;
    }

    public void setAge(Long age) {
        this.age = age;
    }

    public Address getHome() {
        return home;
    }

    public void setHome(Address home) {
        this.home = home;
    }

    @LHStructField(masked = true)
    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    @LHStructField(isNullable = true)
    public String getNickname() {
        return nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public String[] getTags() {
        return tags;
    }

    public void setTags(String[] tags) {
        this.tags = tags;
    }

    @LHStructIgnore
    public String getShown() {
        return name + ", " + age + ", " + (home == null ? null : home.getStreet()) + ", " + nickname + ", " + String.join("+", tags);
    }
}
