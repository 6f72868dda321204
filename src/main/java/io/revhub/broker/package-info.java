/** How a broker has to be set so that nothing that was captured is lost: the embedded one, one alone, and the check of others. */
package io.revhub.broker;
