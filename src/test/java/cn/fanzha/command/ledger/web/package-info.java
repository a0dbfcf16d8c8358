@org.jspecify.annotations.NullMarked
package cn.fanzha.command.ledger.web;
