/** What the analyst's page reads over the features, within one scope. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.work.domain;
