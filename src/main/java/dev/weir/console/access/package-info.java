/**
 * Who may do what on the console: every request is checked here before a page answers it.
 *
 * <pre>
 *   AccessControl ──▶ AccessSettings ──▶ Role     by what people are known, and what each may
 *        ├──▶ CsrfTokens                          was a change asked for by a page of ours
 *        └──▶ Visit                               who asks, for whatever answers
 * </pre>
 */
@NullMarked
package dev.weir.console.access;

import org.jspecify.annotations.NullMarked;
