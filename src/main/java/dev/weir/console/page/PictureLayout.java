package dev.weir.console.page;

import java.util.List;

/**
 * Where boxes and arrows of the picture of the job stand: from left to right where there is room, from top to bottom on a
 * phone, where dead letters and the way of labels are left out. Lengths are in units of the drawing.
 *
 * @param style the class of the drawing, by which the style sheet shows one of the two
 */
record PictureLayout(String style, int width, int height, List<Box> boxes, List<Arrow> arrows) {
    /** For wide screens. */
    static final PictureLayout WIDE = new PictureLayout(
            "wide",
            1_000,
            404,
            List.of(
                    new Box("Streams", 10, 22, 176, 150),
                    new Box("Ingest", 240, 58, 104, 52),
                    new Box("Labels", 272, 160, 104, 52),
                    new Box("Route", 404, 58, 104, 52),
                    new Box("Profile", 568, 58, 104, 52),
                    new Box("Decide", 732, 58, 104, 52),
                    new Box("Actions", 892, 58, 98, 52),
                    new Box("Join", 892, 160, 98, 52),
                    new Box("dead-letters", 50, 250, 104, 52),
                    new Box("Rulebook", 404, 250, 104, 52),
                    new Box("Guard", 568, 250, 104, 52),
                    new Box("Seal versions", 396, 332, 112, 52),
                    new Box("Learn", 568, 332, 104, 52),
                    new Box("Examples", 732, 332, 104, 52)),
            List.of(
                    Arrow.of("Streams", "Ingest", "M186 84H238").labelled(212, 76),
                    Arrow.of("Ingest", "Route", "M344 84H402").labelled(373, 76),
                    Arrow.of("Route", "Profile", "M508 84H566").labelled(537, 76),
                    Arrow.of("Profile", "Decide", "M672 84H730").labelled(701, 76),
                    Arrow.of("Route", "Decide", "M456 58V36H784V56"),
                    Arrow.of("Decide", "Actions", "M836 84H890").labelled(863, 76),
                    Arrow.of("Decide", "Join", "M836 98H864V186H890").labelled(848, 206),
                    Arrow.of("Join", "Actions", "M941 160V112"),
                    Arrow.of("Ingest", "Labels", "M324 110V158").labelled(304, 138),
                    Arrow.of("Labels", "Route", "M376 186H424V112"),
                    Arrow.of("Ingest", "dead-letters", "M254 110V276H156").labelled(205, 268),
                    Arrow.of("Rulebook", "Route", "M456 250V112").toAll(),
                    Arrow.of("Rulebook", "Profile", "M456 232H620V112").toAll(),
                    Arrow.of("Rulebook", "Decide", "M456 232H784V112").toAll(),
                    Arrow.of("Decide", "Guard", "M808 110V276H674").labelled(734, 268),
                    Arrow.of("Guard", "Rulebook", "M568 276H510"),
                    Arrow.of("Decide", "Examples", "M824 110V330").labelled(852, 310),
                    Arrow.of("Labels", "Examples", "M324 212V396H784V386"),
                    Arrow.of("Examples", "Learn", "M732 358H674").labelled(702, 350),
                    Arrow.of("Learn", "Seal versions", "M568 358H510").labelled(538, 350),
                    Arrow.of("Seal versions", "Rulebook", "M456 332V304")));

    /** For phones. */
    static final PictureLayout NARROW = new PictureLayout(
            "narrow",
            360,
            690,
            List.of(
                    new Box("Streams", 10, 10, 340, 128),
                    new Box("Ingest", 20, 176, 140, 52),
                    new Box("Labels", 220, 176, 120, 52),
                    new Box("Route", 20, 266, 140, 52),
                    new Box("Profile", 20, 356, 140, 52),
                    new Box("Decide", 20, 446, 140, 52),
                    new Box("Actions", 20, 536, 140, 52),
                    new Box("Join", 220, 536, 120, 52),
                    new Box("Rulebook", 220, 308, 120, 52),
                    new Box("Guard", 220, 396, 120, 52),
                    new Box("Examples", 20, 626, 100, 52),
                    new Box("Learn", 138, 626, 86, 52),
                    new Box("Seal versions", 244, 626, 106, 52)),
            List.of(
                    Arrow.of("Streams", "Ingest", "M90 138V174").labelled(124, 162),
                    Arrow.of("Ingest", "Route", "M90 228V264").labelled(124, 252),
                    Arrow.of("Route", "Profile", "M90 318V354").labelled(124, 342),
                    Arrow.of("Profile", "Decide", "M90 408V444").labelled(124, 432),
                    Arrow.of("Decide", "Actions", "M90 498V534").labelled(124, 522),
                    Arrow.of("Decide", "Join", "M160 490H300V534").labelled(270, 524),
                    Arrow.of("Join", "Actions", "M220 562H162"),
                    Arrow.of("Ingest", "Labels", "M160 202H218").labelled(189, 194),
                    Arrow.of("Labels", "Route", "M280 228V280H162"),
                    Arrow.of("Rulebook", "Route", "M220 334H190V304H162").toAll(),
                    Arrow.of("Rulebook", "Profile", "M190 334V382H162").toAll(),
                    Arrow.of("Rulebook", "Decide", "M190 334V458H162").toAll(),
                    Arrow.of("Decide", "Guard", "M160 474H260V450").labelled(226, 468),
                    Arrow.of("Guard", "Rulebook", "M280 396V362"),
                    Arrow.of("Decide", "Examples", "M20 472H8V652H18"),
                    Arrow.of("Examples", "Learn", "M120 652H136"),
                    Arrow.of("Learn", "Seal versions", "M224 652H242"),
                    Arrow.of("Seal versions", "Rulebook", "M350 652H355V334H342")));

    /** Makes defensive copies. */
    PictureLayout {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /** A box, by its upper left corner. */
    record Box(String name, int x, int y, int width, int height) {
        int middle() {
            return x + width / 2;
        }
    }

    /**
     * An arrow between two boxes.
     *
     * @param path as in SVG
     * @param isToAll whether everything goes to all instances
     * @param labelX the middle of what it says; 0 if it says nothing
     */
    record Arrow(String from, String to, String path, boolean isToAll, int labelX, int labelY) {
        static Arrow of(String from, String to, String path) {
            return new Arrow(from, to, path, false, 0, 0);
        }

        Arrow labelled(int x, int y) {
            return new Arrow(from, to, path, isToAll, x, y);
        }

        Arrow toAll() {
            return new Arrow(from, to, path, true, labelX, labelY);
        }
    }
}
