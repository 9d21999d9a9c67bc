def told(**pairs):
    """The columns of both languages of fields given as "中文|English"."""
    return {
        f"{name}_{suffix}": text
        for name, pair in pairs.items()
        for suffix, text in zip(("zh_hans", "en"), pair.split("|"), strict=True)
    }
