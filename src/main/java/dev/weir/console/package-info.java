/**
 * The console: what the rules decide, in a browser, from the job's topics and Flink's REST.
 *
 * <pre>
 *   ConsoleServer ──▶ ConsoleSettings ──▶ ConsoleTasks  what the commands do for it
 *        ├──▶ Safeguards      who may ask, and what a browser may do with a page
 *        ├──▶ Assets          style sheet, scripts, and those of webjars
 *        ├──▶ LiveLines       what is sent as it happens
 *        ├──▶ ReportRoutes    the addresses of models and backtests
 *        ├──▶ CaseRoutes      the cases of a rule, run one rule at a time
 *        ├──▶ LetterRoutes    dead letters, and sending them again ──▶ console.letter
 *        ├──▶ EditRoutes      changes of rules, if they are allowed ──▶ console.page.edit ──▶ console.edit
 *        ├──▶ Exchange        what all of these read of a request, and how they answer
 *        └──▶ console.page ──▶ console.seen, console.flink, console.report, console.question
 * </pre>
 *
 * Its libraries are in no job jar: {@code weir console} finds them in the folder {@code lib} beside it.
 */
@NullMarked
package dev.weir.console;

import org.jspecify.annotations.NullMarked;
