package dev.ferry.flag;

/**
 * One flag in one environment of one provider.
 *
 * @param provider the name of the flag source in {@code ferry.yaml}
 * @param project the provider's own project; for a file the path
 */
public record FlagKey(String provider, String project, String name, String environment) {

    @Override
    public String toString() {
        return provider + ":" + project + "/" + name + "@" + environment;
    }
}
