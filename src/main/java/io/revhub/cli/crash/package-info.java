/**
 * The crash harness: the hub as a process of its own that is killed again and again, between systems that fail, while people
 * go on working; at the end every record in every system is compared with what they entered.
 */
package io.revhub.cli.crash;
