package dev.weir.engine;

/** What an operator lends a key, in maps, which counts how often it is asked. */
final class KeyedInMemory extends HeapMemory {
    private int asked;

    @Override
    public boolean contains(long fingerprint) {
        asked++;
        return super.contains(fingerprint);
    }

    /** How often it was asked whether it contains something. */
    int asked() {
        return asked;
    }
}
