/**
 * Who may do what on the console: every request is checked here before a page answers it.
 *
 * <pre>
 *   AccessControl ──▶ AccessSettings ──▶ Login, Role, RoleNames    by what people are known, and what each may
 *        ├──▶ Gate: OpenGate, ProxyGate, SessionGate               who sent it
 *        │                                 └──▶ LoginPages ──▶ BegunLogins, Sessions, console.access.oidc
 *        ├──▶ CsrfTokens                                           was it a page of ours that asked for a change
 *        └──▶ Visit                                                what the answer is told
 * </pre>
 */
@NullMarked
package dev.weir.console.access;

import org.jspecify.annotations.NullMarked;
