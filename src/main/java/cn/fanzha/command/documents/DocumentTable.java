package cn.fanzha.command.documents;

import java.util.List;

/**
 * Values that repeat: a table's row that holds <code>{{name.column}}</code> is printed once for each.
 *
 * @param chinese the same in Chinese: <code>{{chinese.column}}</code>
 * @param labelKey message key of what its rows are
 */
public record DocumentTable(String name, String chinese, String labelKey, List<DocumentField> columns) {}
