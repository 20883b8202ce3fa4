package dev.weir.engine.identity;

/** Is told what becomes of the events of sessions. */
public interface LinkListener {
    /** Is told nothing. */
    LinkListener NONE = new LinkListener() {
        @Override
        public void linked() {}

        @Override
        public void forward() {}

        @Override
        public void back() {}

        @Override
        public void dropped(int count) {}
    };

    /** A session was linked to somebody, to whom it was not linked before. */
    void linked();

    /** An event counts for somebody because of an earlier link. */
    void forward();

    /** An event counts for somebody because of a link that came after it. */
    void back();

    /** Events that waited, or links, gave way to newer ones. */
    void dropped(int count);
}
