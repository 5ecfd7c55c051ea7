package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether what happens in a project reaches us.
 *
 * @param url where its webhook has to lead
 */
record HookCheck(URI url, String secretVariable) {

    private static final String WEBHOOK = "webhook";
    private static final String FIX = "./ferry check --fix";

    /** Nothing where a tracker at this address can reach us, as far as the address tells. */
    Optional<Finding> outOfReachOf(URI tracker) {
        return AddressCheck.isLocal(url) && !AddressCheck.isLocal(tracker)
                ? Optional.of(
                        new Finding(
                                Level.WRONG,
                                WEBHOOK,
                                tracker.toString(),
                                tracker + " cannot reach " + url,
                                "that address means this machine only; commands wait for the next"
                                        + " sweep",
                                "set server.public_url in ferry.yaml to where the tracker reaches"
                                        + " Ferry"))
                : Optional.empty();
    }

    /**
     * @param latest what became of a hook's latest delivery
     */
    List<Finding> findings(
            String project, List<Hook> hooks, Function<Hook, Optional<HookDelivery>> latest) {
        var ours = hooks.stream().filter(h -> h.url().equals(url)).toList();
        if (ours.isEmpty()) {
            return List.of(none(project, hooks));
        }
        var findings = new ArrayList<Finding>();
        for (var hook : ours) {
            condition(hook).ifPresent(findings::add);
            var delivery = latest.apply(hook);
            hook.faults().stream()
                    .filter(f -> !isDisproved(f, delivery))
                    .map(f -> Finding.of(f, WEBHOOK, hook.place()))
                    .forEach(findings::add);
            delivery.filter(HookDelivery::failed)
                    .map(d -> failed(hook, d))
                    .ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.good(WEBHOOK, ours.getFirst().place(), "leads to " + url));
        }
        return findings;
    }

    /** What our side took was signed, whatever the server shows of it. */
    private static boolean isDisproved(Fault fault, Optional<HookDelivery> latest) {
        return fault.what().equals(Hook.UNSIGNED) && latest.filter(d -> !d.failed()).isPresent();
    }

    private Finding none(String project, List<Hook> elsewhere) {
        var sweep = "commands wait for the next sweep";
        return elsewhere.stream()
                .findFirst()
                .map(hook ->
                        new Finding(
                                Level.WRONG,
                                WEBHOOK,
                                hook.place(),
                                "leads to " + hook.url() + ", not to " + url,
                                sweep,
                                FIX
                                        + " makes one that does; the other may be another"
                                        + " Ferry's. Or correct server.public_url"))
                .orElse(
                        new Finding(
                                Level.WRONG,
                                WEBHOOK,
                                project,
                                "there is none that leads to " + url,
                                sweep,
                                FIX));
    }

    private static Optional<Finding> condition(Hook hook) {
        return switch (hook.condition()) {
            case Hook.Condition.Active _ -> Optional.empty();
            case Hook.Condition.SwitchedOff _ ->
                    Optional.of(
                            new Finding(
                                    Level.WRONG,
                                    WEBHOOK,
                                    hook.place(),
                                    "is switched off",
                                    "somebody did it by hand; commands wait for the next sweep",
                                    FIX + ", or switch it on again"));
            case Hook.Condition.Disabled(var until) ->
                    Optional.of(
                            new Finding(
                                    Level.WRONG,
                                    WEBHOOK,
                                    hook.place(),
                                    "was disabled by the tracker",
                                    "too many deliveries failed; commands wait for the next sweep"
                                            + until.map(u -> "; it tries again at " + u).orElse(""),
                                    "see that "
                                            + hook.url()
                                            + " answers, then send a test from"
                                            + " the webhook's page"));
        };
    }

    private Finding failed(Hook hook, HookDelivery delivery) {
        if (delivery.wasNotBelieved()) {
            return new Finding(
                    Level.WRONG,
                    WEBHOOK,
                    hook.place(),
                    "is signed with another secret than ours",
                    "the latest delivery was answered " + delivery.status().orElse(0),
                    FIX + " sets the one of " + secretVariable);
        }
        return new Finding(
                Level.ATTENTION,
                WEBHOOK,
                hook.place(),
                "its latest delivery failed",
                delivery.status().map(s -> "it was answered " + s).orElse("nothing came back")
                        + delivery.at().map(t -> " at " + t).orElse(""),
                "see that " + hook.url() + " answers from where the tracker is");
    }
}
