package dev.weir.console.access;

/** What somebody may do on the console; each may what those before it may. */
public enum Role {
    /** Sees every page, and changes nothing. */
    LOOK,
    /** Pushes rules that only count in shadow. */
    SHADOW,
    /** Makes rules live, rolls them back and switches them off. */
    LIVE;

    /** Returns whether one who has this role may do what that role may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** Returns the lesser of the two. */
    Role atMost(Role most) {
        return includes(most) ? most : this;
    }
}
