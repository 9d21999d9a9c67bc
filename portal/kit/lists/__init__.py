"""One filter for everything: the page of a list, its files, feed and API all tell the rows of the same FilterSet."""
