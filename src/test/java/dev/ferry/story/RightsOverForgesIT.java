package dev.ferry.story;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
class RightsOverForgesIT extends RightsStories {

    RightsOverForgesIT(Line line) {
        super(line);
    }
}
