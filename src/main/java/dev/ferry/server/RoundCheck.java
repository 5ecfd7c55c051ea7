package dev.ferry.server;

import dev.ferry.server.Health.Finding;

/** How the last round of a kind went. A failing one is tried again, so work goes on without it. */
record RoundCheck(Rounds rounds, String name) implements Health.Check {

    @Override
    public Finding look() {
        return rounds.trouble(name)
                .map(trouble -> new Finding(false, false, "failed, tried again at its next turn"))
                .orElse(new Finding(true, false, "ok"));
    }
}
