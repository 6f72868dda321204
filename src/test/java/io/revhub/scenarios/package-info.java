/**
 * What the hub does, in plain words: given a signed quote, when this happens, then the ERP has that. All scenarios of a run
 * share one hub with its landscape and one business time, which only moves forward.
 */
package io.revhub.scenarios;
