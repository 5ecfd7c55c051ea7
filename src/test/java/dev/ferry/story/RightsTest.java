package dev.ferry.story;

class RightsTest extends RightsStories {

    RightsTest() {
        super(Line.EMBEDDED);
    }
}
