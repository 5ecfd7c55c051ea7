package dev.ferry.render;

import dev.ferry.migration.Maturity;

/**
 * How much proof a feature needs before it goes on: the more people depend on it, the more.
 *
 * @param dataset requests in the evaluation set
 * @param quality points (of 100) that the new model may score below the old one
 * @param requests that must be seen at a step of the rollout
 */
record Bars(int dataset, int quality, int requests) {

    static Bars of(Maturity maturity) {
        return switch (maturity) {
            case GA -> new Bars(200, 2, 1000);
            case BETA -> new Bars(100, 3, 500);
            case EXPERIMENTAL -> new Bars(50, 5, 100);
        };
    }
}
