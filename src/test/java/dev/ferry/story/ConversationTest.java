package dev.ferry.story;

class ConversationTest extends ConversationStories {

    ConversationTest() {
        super(Line.EMBEDDED);
    }
}
