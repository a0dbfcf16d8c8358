/** The case file: from the report to the closed case. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.cases;
