/** What every page shares: languages, navigation, errors. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.platform.web;
