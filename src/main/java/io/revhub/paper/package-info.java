/** Documents on paper: what a customer gets to read and sign, as PDF, from templates that engineers edit. */
package io.revhub.paper;
