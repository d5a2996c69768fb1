/** Posts, what they entitle to, and the tree of heads. */
@NullMarked
package io.forecourt.hr.post;

import org.jspecify.annotations.NullMarked;
