/** What a document must satisfy to be accepted, each rule a small policy; a refusal is a value, not an exception. */
package io.revhub.rules;
