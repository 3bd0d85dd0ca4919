"""`make bench`: runs every measurement."""

from bench import places

if __name__ == "__main__":
    places.main()
