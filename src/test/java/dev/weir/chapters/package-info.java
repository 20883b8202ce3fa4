/** Chapters of the pages, followed as who reads them does. */
@NullMarked
package dev.weir.chapters;

import org.jspecify.annotations.NullMarked;
