package dev.ferry.story;

class FirstRunTest extends FirstRunStories {

    FirstRunTest() {
        super(Line.EMBEDDED);
    }
}
