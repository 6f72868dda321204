package io.revhub.desk;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may log in, {@code revhub.users}; nobody, unless configured.
 *
 * @param users by the name that they log in with
 */
@ConfigurationProperties("revhub")
public record Users(Map<String, User> users) {

    public Users {
        users = users == null ? Map.of() : Map.copyOf(users);
    }

    /**
     * @param displayName as the pages show it; null: the name of the log-in
     * @param password encoded, with the encoding in front: {bcrypt}...
     * @param roles of engineer, finance, admin
     */
    public record User(String displayName, String password, List<String> roles) {}

    /** The name that the pages show. */
    public String displayName(String name) {
        User user = users.get(name);
        return user == null || user.displayName() == null ? name : user.displayName();
    }
}
