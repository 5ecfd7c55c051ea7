package dev.ferry.registry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Peels a model name from outside in: ARN, route, geo profile, flavour, version, date. */
final class NameReader {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:bedrock:[^:]*:[^:]*:(?<kind>[a-z-]+)/(?<id>.+)");
    private static final Pattern FINE_TUNE = Pattern.compile("ft:(?<base>[^:]+):(?<own>.+)");
    private static final Pattern VERTEX_PATH =
            Pattern.compile(
                    "(?<route>(projects/[^/]+/locations/[^/]+/)?publishers/[^/]+/models/)(?<rest>.+)");
    private static final Pattern ROUTE =
            Pattern.compile("(?<route>(?<first>[a-z0-9_-]+)/)(?<rest>.+)");
    private static final Pattern COLON_ROUTE =
            Pattern.compile(
                    "(?<route>(?<first>anthropic|openai|google|bedrock|vertex|azure|mistral|xai)"
                            + ":((messages|chat|responses|completion|embedding):)?)(?<rest>.+)");
    private static final Pattern BEDROCK =
            Pattern.compile(
                    "((?<geo>us|eu|apac|jp|au|ca|global|us-gov)\\.)?"
                            + "(?<vendor>anthropic|amazon|meta|cohere|mistral|ai21|deepseek|openai"
                            + "|qwen|twelvelabs|stability|writer|moonshot|minimax|google|nvidia"
                            + "|zai)\\.(?<rest>.+)");
    private static final Pattern BEDROCK_VERSION =
            Pattern.compile("(?<base>.+)-(?<version>v\\d+(:\\d+)?)(?<window>:\\d+k)?");
    private static final Pattern BRACKETS =
            Pattern.compile("(?<base>.+)(?<flavour>\\[[^\\]\\[]+])");
    private static final Pattern FLAVOUR =
            Pattern.compile(
                    "(?<base>.+)(?<flavour>:(thinking|free|beta|extended|nitro|floor|online|exacto))");
    private static final Pattern AT =
            Pattern.compile("(?<base>.+)@(?<version>\\d{8}|\\d{3}|latest|default)");
    private static final Pattern LOCAL_TAG =
            Pattern.compile("(?<base>[a-z][a-z0-9._-]*):(?<tag>[A-Za-z0-9._-]+)");
    private static final Pattern DOTTED_CLAUDE = Pattern.compile("claude-.*\\d\\.\\d.*");
    private static final Pattern CLAUDE_ZERO =
            Pattern.compile("(?<base>claude-(opus|sonnet)-\\d+)-0");
    private static final Pattern CLAUDE_CODE = Pattern.compile("sonnet|opus|haiku|opusplan");
    private static final String LATEST = "-latest";

    /** Routes whose first word is not itself the surface. */
    private static final Map<String, String> ROUTES =
            Map.of(
                    "vertex_ai", "vertex",
                    "google-vertex", "vertex",
                    "azure_ai", "azure",
                    "gemini", "gemini-api",
                    "models", "gemini-api",
                    "google", "gemini-api",
                    "x-ai", "xai",
                    "mistralai", "mistral",
                    "moonshotai", "moonshot",
                    "qwen", "alibaba");

    private final String text;
    private String rest;
    private Optional<String> surface = Optional.empty();
    private String route = "";
    private Optional<String> geo = Optional.empty();
    private Optional<String> snapshot = Optional.empty();
    private Optional<String> bedrockVersion = Optional.empty();
    private Optional<String> flavour = Optional.empty();
    private Optional<String> own = Optional.empty();
    private boolean arn;
    private boolean floats;

    NameReader(String text) {
        this.text = text;
        this.rest = text;
    }

    ModelName read() {
        arn();
        fineTune();
        if (own.isEmpty()) {
            routes();
            bedrock();
            flavour();
        }
        if (own.isEmpty() || !rest.isEmpty()) {
            version();
            date();
        }
        deployment();
        return name();
    }

    private ModelName name() {
        return new ModelName(
                text,
                surface,
                Optional.of(route).filter(r -> !r.isEmpty()),
                geo,
                rest,
                snapshot,
                bedrockVersion,
                flavour,
                own,
                arn,
                kind());
    }

    private ModelName.Kind kind() {
        if (rest.isEmpty()) {
            return ModelName.Kind.UNRESOLVED;
        }
        boolean pins = snapshot.isPresent() || bedrockVersion.isPresent() || own.isPresent();
        return pins && !floats ? ModelName.Kind.PINNED : ModelName.Kind.ALIAS;
    }

    private void arn() {
        var parts = ARN.matcher(rest);
        if (!parts.matches()) {
            return;
        }
        arn = true;
        surface = Optional.of("bedrock");
        switch (parts.group("kind")) {
            case "foundation-model", "inference-profile" -> rest = parts.group("id");
            default -> onlyTheOwnerKnows(parts.group("id"));
        }
    }

    private void onlyTheOwnerKnows(String what) {
        own = Optional.of(what);
        rest = "";
    }

    private void fineTune() {
        var parts = FINE_TUNE.matcher(rest);
        if (parts.matches()) {
            surface = Optional.of("openai");
            own = Optional.of(parts.group("own"));
            rest = parts.group("base");
        }
    }

    private void routes() {
        peel(COLON_ROUTE.matcher(rest));
        if (!peel(VERTEX_PATH.matcher(rest))) {
            while (peel(ROUTE.matcher(rest))) {
                // openrouter/anthropic/…: the outermost route is the surface
            }
        } else {
            surface = Optional.of("vertex");
        }
        if (DOTTED_CLAUDE.matcher(rest).matches()) {
            surface =
                    surface.filter(s -> !s.equals("anthropic")).or(() -> Optional.of("openrouter"));
            rest = rest.replaceAll("(?<=\\d)\\.(?=\\d)", "-");
            floats = true;
        }
    }

    private boolean peel(Matcher parts) {
        if (!parts.matches()) {
            return false;
        }
        if (parts.namedGroups().containsKey("first") && surface.isEmpty()) {
            var first = parts.group("first");
            surface = Optional.of(ROUTES.getOrDefault(first, first));
        }
        route += parts.group("route");
        rest = parts.group("rest");
        return true;
    }

    private void bedrock() {
        var parts = BEDROCK.matcher(rest);
        if (parts.matches()) {
            surface = Optional.of("bedrock");
            geo = Optional.ofNullable(parts.group("geo"));
            rest = parts.group("rest");
        }
        if (onBedrock()) {
            bedrockVersion();
        }
    }

    private void bedrockVersion() {
        var parts = BEDROCK_VERSION.matcher(rest);
        if (parts.matches()) {
            bedrockVersion = Optional.of(parts.group("version"));
            flavour = Optional.ofNullable(parts.group("window"));
            rest = parts.group("base");
        }
    }

    private boolean onBedrock() {
        return surface.filter(s -> s.equals("bedrock")).isPresent();
    }

    private void flavour() {
        for (var pattern : new Pattern[] {BRACKETS, FLAVOUR}) {
            var parts = pattern.matcher(rest);
            if (parts.matches()) {
                flavour = Optional.of(parts.group("flavour"));
                rest = parts.group("base");
            }
        }
    }

    private void version() {
        var at = AT.matcher(rest);
        if (at.matches()) {
            surface = Optional.of("vertex");
            rest = at.group("base");
            pin(at.group("version"));
        } else if (rest.endsWith(LATEST)) {
            rest = rest.substring(0, rest.length() - LATEST.length());
            floats = true;
        }
        var zero = CLAUDE_ZERO.matcher(rest);
        if (zero.matches()) {
            rest = zero.group("base");
            floats = true;
        }
    }

    private void pin(String version) {
        if (Character.isDigit(version.charAt(0))) {
            snapshot = Optional.of(version);
            rest = rest.startsWith("claude") ? rest.replaceFirst("-v\\d$", "") : rest;
        } else {
            floats = true;
        }
    }

    private void date() {
        if (CLAUDE_CODE.matcher(rest).matches()) {
            surface = surface.or(() -> Optional.of("claude-code"));
            return;
        }
        rest = rest.startsWith("gpt-35") ? rest.replaceFirst("gpt-35", "gpt-3.5") : rest;
        var maker = Maker.of(rest);
        if (maker.isEmpty()) {
            localTag();
            return;
        }
        surface = surface.or(() -> Optional.of(maker.get().surface()));
        if (snapshot.isEmpty()) {
            var dated = maker.get().dated(rest);
            rest = dated.base();
            snapshot = dated.snapshot();
        }
    }

    private void localTag() {
        var parts = LOCAL_TAG.matcher(rest);
        if (parts.matches() && surface.filter(s -> !s.equals("ollama")).isEmpty()) {
            surface = Optional.of("ollama");
            own = Optional.of(parts.group("tag"));
            rest = parts.group("base");
        }
    }

    /** An Azure deployment may be named anything; only a dated name is worth believing. */
    private void deployment() {
        boolean azure = surface.filter(s -> s.equals("azure")).isPresent();
        if (azure && snapshot.isEmpty() && !rest.isEmpty()) {
            onlyTheOwnerKnows(rest);
        }
    }
}
