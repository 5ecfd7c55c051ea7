package dev.ferry.config;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What comes from the environment only. An empty variable is as good as none. */
public final class Secrets {

    public static final String GITLAB_TOKEN = "FERRY_GITLAB_TOKEN";
    public static final String GITLAB_WEBHOOK_SECRET = "FERRY_GITLAB_WEBHOOK_SECRET";
    public static final String GITLAB_SIGNING_TOKEN = "FERRY_GITLAB_SIGNING_TOKEN";
    public static final String GITHUB_TOKEN = "FERRY_GITHUB_TOKEN";
    public static final String GITHUB_APP_ID = "FERRY_GITHUB_APP_ID";
    public static final String GITHUB_PRIVATE_KEY_FILE = "FERRY_GITHUB_PRIVATE_KEY_FILE";
    public static final String GITHUB_WEBHOOK_SECRET = "FERRY_GITHUB_WEBHOOK_SECRET";
    public static final String UNLEASH_TOKEN = "FERRY_UNLEASH_TOKEN";
    public static final String UNLEASH_WEBHOOK_SECRET = "FERRY_UNLEASH_WEBHOOK_SECRET";
    public static final String LAUNCHDARKLY_TOKEN = "FERRY_LAUNCHDARKLY_TOKEN";
    public static final String PROMETHEUS_TOKEN = "FERRY_PROMETHEUS_TOKEN";
    public static final String DATABASE_URL = "FERRY_DATABASE_URL";
    public static final String API_TOKEN = "FERRY_API_TOKEN";
    public static final String DASHBOARD_TOKEN = "FERRY_DASHBOARD_TOKEN";
    public static final String LOGIN_CLIENT_SECRET = "FERRY_LOGIN_CLIENT_SECRET";

    private final Map<String, String> environment;

    /** All names above; whoever adds one need not remember a list. */
    public static Set<String> names() {
        return Arrays.stream(Secrets.class.getFields())
                .filter(f -> f.getType() == String.class)
                .map(Secrets::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return (String) Objects.requireNonNull(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    public Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * @param name one of the constants here
     */
    public Optional<Secret> get(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(s -> !s.isBlank())
                .map(s -> new Secret(s.strip()));
    }

    boolean has(String name) {
        return get(name).isPresent();
    }

    @Override
    public String toString() {
        return "(secrets)";
    }
}
